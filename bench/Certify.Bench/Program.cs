using Certify.Bench;
using Certify.Bench.ByHand;
using Certify.Bench.Messages;
using Certify.Bench.Vendor;

// Without a role the program measures; with one it is what is measured against, in a process of its own.
return args switch
{
    ["by-hand", .. var rest] => await HandMade.Serve(rest),
    ["messages", .. var rest] => await MessageServer.Serve(rest),
    ["vendor", .. var rest] => await VendorServer.Serve(rest),
    _ => await Benchmarks.Run(args),
};
