namespace Certify.Host.Commands;

internal static class HelpText
{
    public const string Program = """
        Certify: sign-in and real-name certification.

        Usage: Certify.Host [command] [options]

          serve                     answer HTTP and work the queue (the default)
          serve --no-worker         answer HTTP only
          worker                    work the queue and the schedule, no HTTP but health
          migrate                   bring the database to this version, then end
          sweep                     review everything that waits, now
          expire                    let certifications end, now
          review list               what waits for a reviewer
          review approve ID         let an attempt pass
          review reject ID "WHY"    refuse an attempt for a reason that the user is told
          admin create NAME PHONE [--role admin:super]
          admin code NAME           a one-time sign-in code, for when SMS is down
          keys new                  print a set of new keys
          keys rotate               seal everything with the newest data key
          doctor                    check the configuration and everything that it names

        Every command takes --help. ASP.NET Core's own options (--urls, --environment) pass through.
        Settings come from appsettings.json, from the environment (Certify__Name__Name) and from the command line
        (--Certify:Name:Name=value); docs/operations.md lists them.
        """;
}
