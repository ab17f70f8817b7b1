namespace Certify.ServiceInterface.Providers.Aliyun.Dysms;

internal static class DysmsMapping
{
    private const string Succeeded = "OK";

    public static VendorAnswer<Accepted> Sent(AliyunReply reply) => reply.Read<SendAnswer, Accepted>(answer => answer switch
    {
        { Code: Succeeded, BizId: { Length: > 0 } id } => reply.Of(new Accepted(id), Succeeded),
        { Code: Succeeded } or { Code: null } => reply.Undocumented<Accepted>(),
        _ => reply.Failed<Accepted>(Fault(answer.Code), answer.Code),
    });

    public static VendorAnswer<DetailsPage> Details(AliyunReply reply, string outId) => reply.Read<DetailsAnswer, DetailsPage>(answer => answer switch
    {
        { Code: Succeeded, SmsSendDetailDTOs.SmsSendDetailDTO: var details } => reply.Of(Page(details ?? [], outId), Succeeded),
        { Code: null } => reply.Undocumented<DetailsPage>(),
        _ => reply.Failed<DetailsPage>(Fault(answer.Code), answer.Code),
    });

    private static DetailsPage Page(IReadOnlyList<Detail> details, string outId) =>
        new(details.Any(detail => detail.OutId == outId), details.Count < DysmsRequests.PageSize);

    private static VendorFault Fault(string code) => code switch
    {
        // The carriers' limits for one number, and the day's limit that the operator set.
        "isv.BUSINESS_LIMIT_CONTROL" or "isv.DAY_LIMIT_CONTROL" => VendorFault.Throttled,
        "isv.MONTH_LIMIT_CONTROL" or "isv.OUT_OF_SERVICE" or "isv.AMOUNT_NOT_ENOUGH" or "isv.PRODUCT_UN_SUBSCRIPT"
            or "isv.ACCOUNT_NOT_EXISTS" or "isv.ACCOUNT_ABNORMAL" or "isp.RAM_PERMISSION_DENY" or "isv.DENY_IP_RANGE" => VendorFault.Account,
        "isv.SMS_SIGNATURE_ILLEGAL" or "isv.SMS_SIGNATURE_SCENE_ILLEGAL" or "isv.SIGN_STATE_ILLEGAL" or "isv.SMS_TEMPLATE_ILLEGAL"
            => VendorFault.Account,
        "isp.SYSTEM_ERROR" => VendorFault.Unavailable,
        _ => GatewayFaults.Inside(code),
    };
}
