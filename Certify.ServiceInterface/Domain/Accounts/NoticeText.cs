namespace Certify.ServiceInterface.Domain;

public enum CertificationEvent
{
    Passed,
    Failed,
    Expiring,
    Expired,
}

/// <summary>What users are told, word for word, on every channel.</summary>
public static class NoticeText
{
    public static string Certification(string brand, Subject subject, CertificationEvent what, string advice)
    {
        var kind = Kind(subject);
        return what switch
        {
            CertificationEvent.Failed => $"尊敬的{brand}用户，您的{kind}未通过，原因：==>{advice}<==，请重新认证。",
            CertificationEvent.Passed => $"尊敬的{brand}用户，您的{kind}已通过。",
            CertificationEvent.Expiring => $"尊敬的{brand}用户，您的{kind}即将过期，请重新认证。",
            CertificationEvent.Expired => $"尊敬的{brand}用户，您的{kind}已过期，请重新认证。",
        };
    }

    public static string CertificationSubject(string brand, Subject subject, CertificationEvent what)
    {
        var kind = Kind(subject);
        return what switch
        {
            CertificationEvent.Failed => $"{brand}{kind}失败",
            CertificationEvent.Passed => $"{brand}{kind}成功",
            CertificationEvent.Expiring => $"{brand}{kind}即将过期",
            CertificationEvent.Expired => $"{brand}{kind}已过期",
        };
    }

    /// <param name="seconds">How long the code is good; whole minutes are told as such.</param>
    public static string Code(string brand, string code, int seconds)
    {
        var lifetime = seconds % 60 == 0 ? $"{seconds / 60}分钟" : $"{seconds}秒";
        return $"尊敬的{brand}用户，您的验证码是{code}，{lifetime}内有效，请勿告诉他人。";
    }

    public static string CodeSubject(string brand, CodePurpose purpose) => purpose switch
    {
        CodePurpose.ResetPassword => $"{brand}重置密码验证码",
        CodePurpose.BindEmail => $"{brand}邮箱绑定验证码",
        CodePurpose.Login or CodePurpose.AdminLogin or CodePurpose.Register or CodePurpose.ChangePhone
            or CodePurpose.BindPhone or CodePurpose.Picture => $"{brand}登录验证码",
    };

    /// <param name="change">What changed, for example <c>密保手机</c>.</param>
    public static string AccountChanged(string brand, string change) =>
        $"尊敬的{brand}用户，您账号的{change}已变更。如非本人操作，请立即修改密码并联系客服。";

    public static string PasswordReset(string brand) => $"尊敬的{brand}用户，管理员已停用您的登录密码，请通过找回密码重新设置。";

    public static string AccountChangedSubject(string brand) => $"{brand}账号变更通知";

    private static string Kind(Subject subject) => subject == Subject.Person ? "实名认证" : "企业认证";
}
