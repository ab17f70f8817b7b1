using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Persistence;

namespace Certify.ServiceInterface.Capabilities.Accounts;

/// <summary>Whether the means by which a token was got is still bound to its user: taken away, it ends the tokens that it gave.</summary>
public sealed class TokenBindings(Database database, WeChatIdentityStore identities)
{
    public async Task<bool> Hold(User user, string authType) => authType switch
    {
        AuthTypes.EmailPassword or AuthTypes.EmailCheckCode => user.Email is not null,
        AuthTypes.PhonePassword or AuthTypes.PhoneCheckCode => user.Phone is not null,
        AuthTypes.OAuthWeChat => (await database.Read(unit => identities.OfUser(unit, user.Id))).Count > 0,
        _ => false,
    };
}
