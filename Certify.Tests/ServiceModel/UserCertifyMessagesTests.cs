using System.Reflection;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;
using Certify.ServiceModel.UserCertify;
using NUnit.Framework;

namespace Certify.Tests.ServiceModel;

public sealed class UserCertifyMessagesTests
{
    private static readonly Type[] Types = [.. typeof(CertifyResponse).Assembly.GetExportedTypes()
        .Where(type => type.Namespace is "Certify.ServiceModel.UserCertify" or "Certify.ServiceModel.Admin")];

    private static readonly Type[] Messages = [.. Types.Where(type => type.GetInterfaces().Any(IsReturn))];

    private static readonly Type[] Contracts = [.. Types.Where(type => type.GetCustomAttribute<DataContractAttribute>() is not null)];

    // domain.md 1, in its order.
    private const string Operations = """
        SendRegistrationCode SendUpdatePhoneCode SendPhoneRecoveryCode SendLoginCode SendBindEmailCode SendEmailRecoveryCode
        RegisterUser RecoverPasswordByPhone RecoverPasswordByEmail UpdatePassword UpdatePhone UpdateEmail GetUser GetUsers GetAllUsers
        LoginWeb LoginPhone LoginWeChat AutoLoginWeChat LoginByCode CheckPassword SubmitPersonalCertification GetPersonalCertification
        SubmitCompanyCertification GetCompanyCertification ListCertifications GetCertification StartCertification GetPhotoUpload
        SendAdminCode LoginAdmin SetUserLock ResetUserPassword GetAuthorization Logout RefuseAccess RefuseSession
        GetWeChatBinding UnbindWeChat MarkMessagesRead DeleteMessages PollStatus
        """;

    [Test]
    public void The_messages_are_exactly_the_operations_of_the_door() =>
        Assert.That(Messages.Select(type => type.Name), Is.EquivalentTo(Operations.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    [TestCaseSource(nameof(Messages))]
    public void A_message_names_its_door_its_verb_its_routes_and_its_refusals(Type message)
    {
        var codes = message.GetCustomAttributes<FailsAttribute>().Select(fails => fails.Code).ToArray();
        Type[] verbs = [typeof(IGet), typeof(IPost), typeof(IPut), typeof(IDelete)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.GetCustomAttribute<DataContractAttribute>(), Is.Not.Null);
            Assert.That(message.GetCustomAttribute<TagAttribute>()?.Name, Is.EqualTo("UserCertify"));
            Assert.That(verbs.Count(verb => verb.IsAssignableFrom(message)), Is.EqualTo(1));
            Assert.That(message.GetCustomAttributes<RouteAttribute>(), Is.Not.Empty);
            Assert.That(codes, Is.Not.Empty.And.Unique);
            Assert.That(codes, Is.SubsetOf(UserCertifyCodes.Sentences.Keys));
        }
    }

    [TestCaseSource(nameof(Messages))]
    public void A_message_that_needs_a_role_needs_a_session_and_says_what_it_answers_without(Type message)
    {
        var codes = message.GetCustomAttributes<FailsAttribute>().Select(fails => fails.Code).ToArray();
        var needsSession = message.GetCustomAttribute<RequiresSessionAttribute>() is not null;
        var needsRole = message.GetCustomAttribute<RequiresRoleAttribute>() is not null;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(needsSession || !needsRole);
            Assert.That(codes.Contains("NO_SESSION"), Is.EqualTo(needsSession || message.Name == nameof(RefuseSession)));
            Assert.That(codes.Contains("NO_AUTHORIZE"), Is.EqualTo(needsRole || message.Name == nameof(RefuseAccess)));
        }
    }

    [TestCaseSource(nameof(Contracts))]
    public void Every_property_has_an_explicit_wire_name_of_its_own(Type contract)
    {
        var properties = contract.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var names = properties.Select(WireName).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(names, Has.None.Null);
            Assert.That(names.Select(name => name?.ToUpperInvariant()), Is.Unique);
        }
    }

    [TestCaseSource(nameof(Messages))]
    public void Every_place_in_a_path_is_a_property(Type message)
    {
        var names = message.GetProperties().Select(WireName).ToArray();
        var places = message.GetCustomAttributes<RouteAttribute>()
            .SelectMany(route => route.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')));
        Assert.That(places, Is.SubsetOf(names));
    }

    [Test]
    public void No_two_messages_share_a_path_that_differs_in_case_only() =>
        Assert.That(Messages.SelectMany(message => message.GetCustomAttributes<RouteAttribute>()).Select(route => route.Path.ToUpperInvariant()), Is.Unique);

    // The documented spelling first, then the one that the running system used (protocols/user-certify.md 16).
    [TestCase("/user/phone/getUpdateVeridy", "GET", "SendUpdatePhoneCode")]
    [TestCase("/user/phone/getUpdateVerify", "GET", "SendUpdatePhoneCode")]
    [TestCase("/user/phone/getbackPassord", "POST", "RecoverPasswordByPhone")]
    [TestCase("/user/phone/getbackPassword", "POST", "RecoverPasswordByPhone")]
    [TestCase("/user/email/getbackPassord", "POST", "RecoverPasswordByEmail")]
    [TestCase("/user/email/getbackPassword", "POST", "RecoverPasswordByEmail")]
    [TestCase("/user/wechat/login", "POST", "LoginWeChat")]
    [TestCase("/user/weChat/login", "POST", "LoginWeChat")]
    [TestCase("/user/wechat/autoLogin", "POST", "AutoLoginWeChat")]
    [TestCase("/user/weChat/autoLogin", "POST", "AutoLoginWeChat")]
    [TestCase("/user/admin/getUsers", "GET", "GetAllUsers")]
    [TestCase("/admin/getUsers", "GET", "GetAllUsers")]
    // Spelt the same in both.
    [TestCase("/user/phone/getRegistVerify", "GET", "SendRegistrationCode")]
    [TestCase("/user/phone/getGetbackVerify", "GET", "SendPhoneRecoveryCode")]
    [TestCase("/user/login/getLoginVerify", "GET", "SendLoginCode")]
    [TestCase("/user/email/getBindVerify", "GET", "SendBindEmailCode")]
    [TestCase("/user/email/getGetbackVerify", "GET", "SendEmailRecoveryCode")]
    [TestCase("/user/register", "POST", "RegisterUser")]
    [TestCase("/user/updatePassword", "POST", "UpdatePassword")]
    [TestCase("/user/updatePhone", "POST", "UpdatePhone")]
    [TestCase("/user/updateEmail", "POST", "UpdateEmail")]
    [TestCase("/user/getUser", "GET", "GetUser")]
    [TestCase("/user/getUsers", "GET", "GetUsers")]
    [TestCase("/user/web/login", "POST", "LoginWeb")]
    [TestCase("/user/phone/login", "POST", "LoginPhone")]
    [TestCase("/user/web/loginByVerify", "POST", "LoginByCode")]
    [TestCase("/user/checkPassword", "POST", "CheckPassword")]
    [TestCase("/certify/personalCertify", "POST", "SubmitPersonalCertification")]
    [TestCase("/certify/getPersonalCertify", "GET", "GetPersonalCertification")]
    [TestCase("/certify/companyCertify", "POST", "SubmitCompanyCertification")]
    [TestCase("/certify/getCompanyCertify", "GET", "GetCompanyCertification")]
    [TestCase("/certify/admin/lists", "GET", "ListCertifications")]
    [TestCase("/certify/admin/certify/{id}", "GET", "GetCertification")]
    [TestCase("/certify/admin/startCertify", "POST", "StartCertification")]
    // Beyond the document.
    [TestCase("/certify/photoUpload", "GET", "GetPhotoUpload")]
    [TestCase("/admin/getPassword", "GET", "SendAdminCode")]
    [TestCase("/admin/login", "POST", "LoginAdmin")]
    [TestCase("/admin/isLocked", "POST", "SetUserLock")]
    [TestCase("/admin/resetPassword", "POST", "ResetUserPassword")]
    [TestCase("/authent/authenticate", "POST", "GetAuthorization")]
    [TestCase("/authent/logout", "POST", "Logout")]
    [TestCase("/authent/refuse", "GET,POST", "RefuseAccess")]
    [TestCase("/authent/session", "GET,POST", "RefuseSession")]
    [TestCase("/user/bindingRelationship", "GET", "GetWeChatBinding")]
    [TestCase("/user/unbind", "POST", "UnbindWeChat")]
    [TestCase("/user/updateUserMessage/{ids}", "POST", "MarkMessagesRead")]
    [TestCase("/user/deleteUserMessage/{ids}", "DELETE", "DeleteMessages")]
    [TestCase("/user/polling", "GET", "PollStatus")]
    public void A_legacy_path_leads_to_its_operation(string path, string verbs, string operation)
    {
        var found = Messages.Where(message => message.GetCustomAttributes<RouteAttribute>()
            .Any(route => string.Equals(route.Path, path, StringComparison.OrdinalIgnoreCase) && route.Verbs == verbs));
        Assert.That(found.Select(message => message.Name), Is.EqualTo(new[] { operation }));
    }

    [TestCase(typeof(RecoverPasswordByPhone), nameof(RecoverPasswordByPhone.Password), "passord")]
    [TestCase(typeof(RecoverPasswordByEmail), nameof(RecoverPasswordByEmail.Password), "passord")]
    [TestCase(typeof(SubmitCompanyCertification), nameof(SubmitCompanyCertification.CompanyLicence), "companylicence")]
    public void The_documents_spelling_of_a_property_is_accepted_too(Type message, string property, string spelling) =>
        Assert.That(message.GetProperty(property)?.GetCustomAttributes<AlsoNamedAttribute>().Select(also => also.Name), Does.Contain(spelling));

    private static bool IsReturn(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReturn<>);

    private static string? WireName(PropertyInfo property) => property.GetCustomAttribute<DataMemberAttribute>()?.Name;
}
