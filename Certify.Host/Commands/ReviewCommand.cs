using System.Globalization;
using Certify.Host.Start;
using Certify.ServiceInterface.Capabilities.Certifications;

namespace Certify.Host.Commands;

internal sealed class ReviewCommand : Command
{
    public override string Help => """
        review list
        review approve ID
        review reject ID "WHY"

        What no machine may decide. ID is the attempt's, as `review list` shows it. The user is told the outcome, and on a
        rejection the reason word for word.
        """;

    public override async Task<int> Run(string[] args)
    {
        if (args.Length == 0)
        {
            Console.WriteLine(Help);
            return 1;
        }

        var arguments = Arguments.Of(args);
        await using var app = CertifyHost.Build(arguments.Options, works: false);
        await CertifyHost.Prepare(app);
        var review = app.Services.GetRequiredService<ManualReview>();
        return arguments.Words switch
        {
            ["list"] => await List(review),
            ["approve", var id] when Id(id) is { } attempt => Say((await review.Approve(attempt, "command")).Fault is null, attempt),
            ["reject", _, var why] when string.IsNullOrWhiteSpace(why) => throw new StartStopped("A rejection needs a reason: the user is told it."),
            ["reject", var id, var why] when Id(id) is { } attempt => Say((await review.Reject(attempt, "command", why)).Fault is null, attempt),
            _ => throw new StartStopped("Say `review list`, `review approve ID` or `review reject ID \"WHY\"`."),
        };
    }

    private static async Task<int> List(ManualReview review)
    {
        var items = await review.List();
        foreach (var item in items)
        {
            Console.WriteLine($"{item.Id,8}  user {item.UserId,-8} {item.Subject,-8} {item.Door,-13} {item.SubmittedAt:yyyy-MM-dd HH:mm}  {item.Rule}");
        }

        Console.WriteLine($"{items.Count} waiting.");
        return 0;
    }

    private static int Say(bool done, long attempt)
    {
        Console.WriteLine(done ? $"Attempt {attempt} is decided." : $"Attempt {attempt} is not in review.");
        return done ? 0 : 1;
    }

    private static long? Id(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;
}
