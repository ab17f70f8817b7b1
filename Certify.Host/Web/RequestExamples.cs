namespace Certify.Host.Web;

/// <summary>Example values in the OpenAPI document, by wire name, some for one operation alone. Nobody has these numbers.</summary>
public static class RequestExamples
{
    public static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        ["phone"] = "13800138000",
        ["mobile"] = "13800138000",
        ["pn"] = "13800138000",
        ["email"] = "zhang@example.com",
        ["name"] = "张三",
        ["real_name"] = "张三",
        ["userName"] = "zhangsan",
        ["identityId"] = "11010519491231002X",
        ["id_card"] = "11010519491231002X",
        ["idcard_number"] = "11010519491231002X",
        ["password"] = "25d55ad283aa400af464c76d713c07ad",
        ["oldPassword"] = "25d55ad283aa400af464c76d713c07ad",
        ["newPassword"] = "5e8667a439c68f5145dd2fcbecf02209",
        ["verification"] = "123456",
        ["checkcode"] = "123456",
        ["sms_code"] = "123456",
        ["vcode"] = "123456",
        ["code"] = "13800138000",
        ["uuid"] = "0f8fad5b-d9cb-469f-a165-70867728950e",
        ["SendRegistrationSms.id"] = "0f8fad5b-d9cb-469f-a165-70867728950e",
        ["SendRegistrationSms.text"] = "1234",
        ["BeginSession.password"] = "12345678",
        ["RegisterByPhone.password"] = "12345678",
        ["LoginMini.code"] = "wx-zhangsan",
        ["redirect_uri"] = "/welcome",
        ["state"] = "5d1c9c1e5d1c9c1e5d1c9c1e5d1c9c1e",
        ["legal"] = "李四",
        ["companyName"] = "某某水利工程有限公司",
        ["companyAddress"] = "北京市海淀区某某路1号",
        ["companyPhone"] = "010-12345678",
        ["companyLicence"] = "91110000600037341L",
        ["ids"] = "1,2",
        ["id"] = "1",
        ["page"] = "1",
        ["size"] = "20",
        ["t_photo"] = "1",
    };
}
