namespace Certify.ServiceInterface.Domain;

/// <summary>The advice of a failed review, as the documents word it.</summary>
public static class Advice
{
    public const string CardUnreadable = "上传身份证模糊或无法识别";
    public const string BackUnreadable = "上传身份证反面模糊";
    public const string FrontDiffers = "上传身份证正面模糊或者身份证与所填信息不符";
    public const string PersonMismatch = "姓名与身份证号不匹配";
    public const string NumberCertifiedElsewhere = "身份证号已被其他用户认证";
    public const string CardExpired = "身份证已过期";
    public const string TooYoung = "未满14周岁，须由监护人办理";

    public const string LicenceUnreadable = "上传营业执照模糊或无法识别";
    public const string LicenceTermUnreadable = "上传营业执照模糊";
    public const string LicenceDiffers = "上传营业执照与所填信息不符";
    public const string CompanyMismatch = "社会信用代码、法人与公司名称不匹配";
    public const string LicenceExpired = "营业执照已过期";
}
