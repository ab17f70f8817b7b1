namespace Certify.ServiceModel.ApiV1;

/// <summary>The <c>errno</c> values of the ApiV1 door with their texts.</summary>
/// <remarks>api-v1.md 2.1, the newer of the two numberings in use.</remarks>
public static class ApiV1Codes
{
    /// <summary>Done.</summary>
    public const string Ok = "0";

    /// <summary>The database or the session store is away.</summary>
    public const string DatabaseError = "4001";

    /// <summary>A value is missing or empty, or what was asked for is not there.</summary>
    public const string NoData = "4002";

    /// <summary>What was sent is there already.</summary>
    public const string DataExists = "4003";

    /// <summary>A code was not asked for, is wrong, expired or used up.</summary>
    public const string DataError = "4004";

    /// <summary>Nobody is signed in.</summary>
    public const string NotSignedIn = "4101";

    /// <summary>The sign-in failed; in the table only.</summary>
    public const string SignInFailed = "4102";

    /// <summary>A value or the body is malformed.</summary>
    public const string BadParameter = "4103";

    /// <summary>The phone has a user already.</summary>
    public const string AlreadyRegistered = "4104";

    /// <summary>The caller's role does not allow the operation.</summary>
    public const string WrongRole = "4105";

    /// <summary>The password is wrong, or the account has none.</summary>
    public const string WrongPassword = "4106";

    /// <summary>The account is unknown or locked.</summary>
    public const string UnknownUser = "4107";

    /// <summary>The text message failed; in the table only.</summary>
    public const string SmsFailed = "4108";

    /// <summary>The phone number is wrong; in the table only.</summary>
    public const string WrongMobile = "4109";

    /// <summary>The path or method is unknown, or a budget is used up.</summary>
    public const string RequestRefused = "4201";

    /// <summary>The client's address is refused; in the table only.</summary>
    public const string AddressRefused = "4202";

    /// <summary>A vendor that the call needs is away.</summary>
    public const string ThirdPartyError = "4301";

    /// <summary>A file is missing or cannot be read.</summary>
    public const string FileError = "4302";

    /// <summary>An unexpected fault.</summary>
    public const string InternalError = "4500";

    /// <summary>A fault without a code of its own; in the table only.</summary>
    public const string UnknownError = "4501";

    /// <summary>The text of <see cref="Ok"/>.</summary>
    public const string OkText = "成功";

    /// <summary>The text of each code.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>
    {
        [Ok] = OkText,
        [DatabaseError] = "数据库查询错误",
        [NoData] = "无数据",
        [DataExists] = "数据已存在",
        [DataError] = "数据错误",
        [NotSignedIn] = "用户未登录",
        [SignInFailed] = "用户登录失败",
        [BadParameter] = "参数错误",
        [AlreadyRegistered] = "用户已经注册",
        [WrongRole] = "用户身份错误",
        [WrongPassword] = "密码错误",
        [UnknownUser] = "用户不存在或未激活",
        [SmsFailed] = "短信失败",
        [WrongMobile] = "手机号错误",
        [RequestRefused] = "非法请求或请求次数受限",
        [AddressRefused] = "IP受限",
        [ThirdPartyError] = "第三方系统错误",
        [FileError] = "文件读写错误",
        [InternalError] = "内部错误",
        [UnknownError] = "未知错误",
    };
}
