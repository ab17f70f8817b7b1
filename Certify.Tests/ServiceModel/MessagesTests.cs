using System.Reflection;
using System.Runtime.Serialization;
using System.Text.RegularExpressions;
using Certify.ServiceModel.ApiV1;
using Certify.ServiceModel.Contracts;
using Certify.ServiceModel.TokenAuth;
using Certify.ServiceModel.UserValidate;
using NUnit.Framework;

namespace Certify.Tests.ServiceModel;

/// <summary>What holds for every message, whichever door it belongs to.</summary>
public class MessagesTests
{
    // Client libraries have these themselves: generated code would not compile beside them.
    private static readonly string[] ForbiddenNames =
    [
        "Authenticate", "AuthenticateResponse", "Register", "RegisterResponse", "ResponseStatus", "ResponseError",
        "AssignRoles", "AssignRolesResponse", "UnAssignRoles", "UnAssignRolesResponse", "ConvertSessionToToken",
        "ConvertSessionToTokenResponse", "GetAccessTokenResponse", "GetApiKeys", "GetApiKeysResponse", "RegenerateApiKeys",
        "RegenerateApiKeysResponse", "UserApiKey", "EmptyResponse", "ErrorResponse", "IdResponse", "StringResponse",
        "StringsResponse", "QueryResponse", "QueryBase", "AuditBase", "CancelRequest", "DynamicRequest", "FileContent",
        "NavItem", "Property", "Response", "Error", "Message",
    ];

    private static readonly Type[] Verbs = [typeof(IGet), typeof(IPost), typeof(IPut), typeof(IDelete)];

    private static IEnumerable<Type> Contracts =>
        typeof(TagAttribute).Assembly.GetTypes().Where(t => t.IsDefined(typeof(DataContractAttribute), inherit: false));

    private static IEnumerable<Type> Messages => typeof(TagAttribute).Assembly.GetTypes().Where(t => t.IsClass && IsMessage(t));

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    [TestCaseSource(nameof(Messages))]
    public void A_message_names_its_door_its_verb_and_its_refusals(Type message)
    {
        Assert.Multiple(() =>
        {
            Assert.That(message.IsDefined(typeof(DataContractAttribute)), "[DataContract]");
            Assert.That(Door(message), Is.AnyOf("ApiV1", "UserValidate", "TokenAuth", "UserCertify"));
            Assert.That(Verbs.Count(v => v.IsAssignableFrom(message)), Is.EqualTo(1), "verb markers");
            Assert.That(message.GetInterfaces().Count(IsReturn), Is.EqualTo(1), "return markers");
            Assert.That(message.GetCustomAttributes<FailsAttribute>(), Is.Not.Empty);
        });
    }

    [TestCaseSource(nameof(Messages))]
    public void A_place_in_a_route_is_a_property_of_the_message(Type message)
    {
        var places = message.GetCustomAttributes<RouteAttribute>()
            .SelectMany(route => Regex.Matches(route.Path, @"\{(\w+)\}").Select(match => match.Groups[1].Value));

        Assert.That(places, Is.SubsetOf(Members(message).Select(p => p.Name)).IgnoreCase);
    }

    [TestCaseSource(nameof(Contracts))]
    public void A_property_has_an_explicit_wire_name_that_is_unique_in_its_type(Type contract)
    {
        var names = Members(contract).Where(p => !p.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .Select(p => p.GetCustomAttribute<DataMemberAttribute>()?.Name).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.All.Not.Null.And.All.Not.Empty);
            Assert.That(names, Is.Unique.IgnoreCase);
        });
    }

    [Test]
    public void Type_names_are_unique_ignoring_case_and_clash_with_no_client_library()
    {
        var names = Contracts.Select(t => t.Name).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(names, Is.Unique.IgnoreCase);
            Assert.That(names.Intersect(ForbiddenNames, StringComparer.OrdinalIgnoreCase), Is.Empty);
        });
    }

    [TestCase("ApiV1", "GetSession EndSession BeginSession RegisterByPhone SendRegistrationSms GetImageCode GetProfile "
        + "GetRealName SubmitRealName RenameUser UploadAvatar GetAvatar")]
    [TestCase("UserValidate", "FetchPhoto SubmitPhoto DeletePhoto SubmitInfo FetchInfo LoginMini SubmitPhoneNumber "
        + "ValidatePhoneNumber LogoutMini FetchSelfInfo")]
    [TestCase("TokenAuth", "IssueToken RefreshToken RevokeToken ResetPassword RequestPhoneCheckCode RequestEmailCheckCode "
        + "GetMpAuthUrl AuthMp GetWebAuthUrl AuthWeb GetAppAuthParameters AuthApp GetAccessToken")]
    public void A_door_has_exactly_its_operations(string door, string operations)
    {
        var found = Messages.Where(m => Door(m) == door).Select(m => m.Name);

        Assert.That(found, Is.EquivalentTo(operations.Split(' ')));
    }

    /// <summary>One request with a batch of them would be a hundred tries.</summary>
    [TestCase("ApiV1", "BeginSession RegisterByPhone SendRegistrationSms")]
    [TestCase("UserValidate", "LoginMini ValidatePhoneNumber")]
    [TestCase("TokenAuth", "IssueToken ResetPassword AuthMp AuthWeb AuthApp")]
    [TestCase("UserCertify", "RegisterUser LoginWeb LoginPhone LoginByCode LoginWeChat AutoLoginWeChat LoginAdmin CheckPassword "
        + "UpdatePassword UpdatePhone UpdateEmail RecoverPasswordByPhone RecoverPasswordByEmail")]
    public void What_compares_a_password_or_uses_a_code_is_refused_in_a_batch(string door, string operations)
    {
        var refused = Messages.Where(m => Door(m) == door && m.IsDefined(typeof(NotInBatchAttribute))).Select(m => m.Name);

        Assert.That(refused, Is.EquivalentTo(operations.Split(' ')));
    }

    [Test]
    public void Every_operation_of_these_doors_has_a_legacy_route_but_the_one_that_typed_clients_call_by_themselves()
    {
        var without = Messages.Where(m => Door(m) != "UserCertify" && !m.IsDefined(typeof(RouteAttribute)));

        Assert.That(without, Is.EqualTo(new[] { typeof(GetAccessToken) }));
    }

    [Test]
    public void A_path_and_verb_belong_to_one_operation()
    {
        var routes = from message in Messages
                     from route in message.GetCustomAttributes<RouteAttribute>()
                     from verb in route.Verbs.Split(',')
                     select $"{verb.Trim()} {Regex.Replace(route.Path, @"\{\w+\}", "{}").TrimEnd('/')}";

        Assert.That(routes.ToList(), Is.Unique.IgnoreCase);
    }

    [Test]
    public void Refusals_use_codes_of_their_door_and_each_code_once()
    {
        var tables = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["ApiV1"] = ApiV1Codes.Texts,
            ["UserValidate"] = UserValidateCodes.Texts,
            ["TokenAuth"] = TokenAuthCodes.Texts,
        };

        Assert.Multiple(() =>
        {
            foreach (var message in Messages.Where(m => tables.ContainsKey(Door(m)!)))
            {
                var codes = message.GetCustomAttributes<FailsAttribute>().Select(f => f.Code).ToList();
                Assert.That(codes, Is.SubsetOf(tables[Door(message)!].Keys), message.Name);
                Assert.That(codes, Is.Unique, message.Name);
            }
        });
    }

    [TestCase(typeof(ApiV1Codes))]
    [TestCase(typeof(UserValidateCodes))]
    [TestCase(typeof(TokenAuthCodes))]
    public void Every_code_of_a_door_has_a_text(Type codes)
    {
        var constants = codes.GetFields()
            .Where(f => f.IsLiteral && !f.Name.EndsWith("Text", StringComparison.Ordinal))
            .Select(f => (string)f.GetRawConstantValue()!);
        var texts = (IReadOnlyDictionary<string, string>)codes.GetProperty("Texts")!.GetValue(null)!;

        Assert.Multiple(() =>
        {
            Assert.That(constants, Is.EquivalentTo(texts.Keys));
            Assert.That(texts.Values, Is.All.Not.Empty);
        });
    }

    private static string? Door(Type message) => message.GetCustomAttribute<TagAttribute>()?.Name;

    private static bool IsMessage(Type type) =>
        type.IsDefined(typeof(TagAttribute)) || type.IsDefined(typeof(RouteAttribute)) || type.GetInterfaces().Any(IsReturn);

    private static bool IsReturn(Type type) =>
        type == typeof(IReturnVoid) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReturn<>));
}
