using Certify.Host.Start;
using Certify.ServiceInterface.Capabilities;
using Certify.ServiceInterface.Capabilities.Administration;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceInterface.Persistence;

namespace Certify.Host.Commands;

internal sealed class AdminCommand : Command
{
    public override string Help => """
        admin create NAME PHONE [--role admin:simple|admin:super]
        admin code NAME

        Makes an administrator (admin:simple unless said otherwise), or prints a sign-in code that can be used once within
        five minutes, for when no SMS arrives.
        """;

    public override async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Of(args);
        var role = arguments.ValueOf("--role") ?? Roles.AdminSimple;
        await using var app = CertifyHost.Build(arguments.Options, works: false);
        await CertifyHost.Prepare(app);
        return arguments.Words switch
        {
            ["create", var name, var phone] => await Create(app.Services, name, phone, role),
            ["code", var name] => await Code(app.Services, name),
            _ => throw new StartStopped("Say `admin create NAME PHONE [--role admin:super]` or `admin code NAME`."),
        };
    }

    private static async Task<int> Create(IServiceProvider services, string name, string phoneText, string role)
    {
        if (!PhoneNumber.TryParse(phoneText, out var phone))
        {
            throw new StartStopped("The second argument is no phone number.");
        }

        if (role is not (Roles.AdminSimple or Roles.AdminSuper))
        {
            throw new StartStopped("The role is admin:simple or admin:super.");
        }

        var stage = services.GetRequiredService<Stage>();
        var administrators = services.GetRequiredService<AdministratorStore>();
        var id = await services.GetRequiredService<Database>().Write(unit => administrators.Create(unit, name, phone, role, stage.Now));
        Console.WriteLine(id is null ? $"There is an administrator {name} already." : $"Administrator {name} is made, role {role}.");
        return id is null ? 1 : 0;
    }

    private static async Task<int> Code(IServiceProvider services, string name)
    {
        var code = await services.GetRequiredService<AdministratorSignIn>().ConsoleCode(name);
        Console.WriteLine(code is null ? $"There is no administrator {name}." : $"{code} signs {name} in once, within five minutes.");
        return code is null ? 1 : 0;
    }
}
