using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>The messages that a user reads inside the product. Nobody can touch another user's.</summary>
public sealed class Inbox(Database database, UserStore users, UserMessageStore messages, Stage stage)
{
    /// <summary>Messages unread or not older than 30 days, oldest first.</summary>
    public Task<IReadOnlyList<UserMessage>> Recent(long userId) => database.Read(unit => messages.Recent(unit, userId, stage.Now));

    /// <summary>The user has looked: nothing is new any more.</summary>
    public Task Open(User user) =>
        user.HasNews ? database.WriteOne(unit => users.SetNews(unit, user.Id, hasNews: false)) : Task.CompletedTask;

    /// <summary>Marks messages as read, all or none: <see cref="Fault.NotFound"/> where one is not the user's.</summary>
    public Task<Outcome<Done>> MarkRead(long userId, IReadOnlyList<long> ids) =>
        OfOwn(userId, ids, unit => messages.MarkRead(unit, userId, ids, stage.Now));

    /// <summary>Deletes messages, all or none: <see cref="Fault.NotFound"/> where one is not the user's.</summary>
    public Task<Outcome<Done>> Delete(long userId, IReadOnlyList<long> ids) =>
        OfOwn(userId, ids, unit => messages.Delete(unit, userId, ids));

    private Task<Outcome<Done>> OfOwn(long userId, IReadOnlyList<long> ids, Func<Unit, Task> act) =>
        database.Write<Outcome<Done>>(async unit =>
        {
            if (await messages.CountOwn(unit, userId, ids) != ids.Distinct().Count())
            {
                return Fault.NotFound;
            }

            await act(unit);
            return Done.It;
        });
}
