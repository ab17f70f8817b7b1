namespace Certify.ServiceModel.UserValidate;

/// <summary>The <c>result</c> values of the UserValidate door, which are numbers on the wire, with the text that <c>reason</c> has where no other fits.</summary>
/// <remarks>user-validate.md 1 to 4; legacy/user-validate.md. <c>fetch_photo</c> answers them as HTTP statuses.</remarks>
public static class UserValidateCodes
{
    /// <summary>Done.</summary>
    public const string Ok = "200";

    /// <summary>The request is wrong, or a budget is used up.</summary>
    public const string BadRequest = "400";

    /// <summary>Under review or certified, so nothing may change; at sign-ins the code is wrong; at <c>fetch_photo</c> the session.</summary>
    public const string NotAllowed = "401";

    /// <summary>The photo is wrong.</summary>
    public const string BadPhoto = "403";

    /// <summary>The session is unknown or expired: clients go to the sign-in page at this code. At <c>fetch_photo</c> the photo is not there.</summary>
    public const string NotFound = "404";

    /// <summary>The phone code was asked for in another session.</summary>
    public const string OtherSession = "405";

    /// <summary>The phone number conflicts with what is known.</summary>
    public const string Conflict = "409";

    /// <summary>A store or vendor is away, or an unexpected fault.</summary>
    public const string UnknownError = "500";

    /// <summary>The text of each code.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>
    {
        [Ok] = "请求成功",
        [BadRequest] = "请求有误",
        [NotAllowed] = UserValidateReasons.InfoClosed,
        [BadPhoto] = "图片有误",
        [NotFound] = "未找到user_sid",
        [OtherSession] = UserValidateReasons.OtherSession,
        [Conflict] = UserValidateReasons.OtherPhone,
        [UnknownError] = "未知错误",
    };
}

/// <summary>The reasons that say more than the text of their code; clients show them as they are.</summary>
/// <remarks>user-validate.md 1.6, 3.1, 4; domain.md 2, 3.1. The texts of single fields (1.7) are made by the door.</remarks>
public static class UserValidateReasons
{
    /// <summary>400: <c>data</c> is missing.</summary>
    public const string DataMissing = "Request format incorrect, data field is missing.";

    /// <summary>400 at <c>fetch_info</c>: no session was named.</summary>
    public const string BadFormat = "请求格式错误";

    /// <summary>400: too many tries or messages.</summary>
    public const string OverBudget = "操作过于频繁,请稍后再试";

    /// <summary>400: the photos that the review needs are not there.</summary>
    public const string PhotosNeeded = "请先上传手持证件照和身份证正面照";

    /// <summary>400: another user holds the identity number.</summary>
    public const string NumberTaken = "该身份证号已被其他用户认证";

    /// <summary>401: no photo may be added or replaced now.</summary>
    public const string PhotoClosed = "已经提交过审核,不能更改图片";

    /// <summary>401: no photo may be deleted now.</summary>
    public const string DeletionClosed = "已经提交过审核,不能修改";

    /// <summary>401: name and number may not be changed now.</summary>
    public const string InfoClosed = "已经提交过审核,不能修改信息";

    /// <summary>401: the phone code is wrong.</summary>
    public const string CodeMismatch = "Validate code not match";

    /// <summary>404 at <c>fetch_photo</c>: no such photo.</summary>
    public const string NoPhoto = "未上传该照片";

    /// <summary>404 at the sign-in: the user is locked.</summary>
    public const string UserLocked = "This user is not active.";

    /// <summary>404 at <c>validate</c>: no such phone code; it expired or was used.</summary>
    public const string NoCode = "Sid does not exist";

    /// <summary>404 at <c>logout</c>; the name is *sic*.</summary>
    public const string NoLogout = "user_id do not exist";

    /// <summary>404 at <c>self_info</c>.</summary>
    public const string NoSelf = "No such sid";

    /// <summary>405 at <c>validate</c>.</summary>
    public const string OtherSession = "用户会话错误";

    /// <summary>409 at the sign-in: the WeChat user has another phone.</summary>
    public const string OtherPhone = "请输入注册时用的手机号";

    /// <summary>409 at <c>validate</c>: the code went to another phone.</summary>
    public const string PhoneMismatch = "pn conflicts with sid";
}
