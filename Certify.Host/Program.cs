using Certify.Host.Commands;

return await CommandLine.Run(args);
