namespace Certify.ServiceInterface.Providers.Aliyun.Dysms;

/// <param name="Code"><c>OK</c>, or why the message was not taken.</param>
internal sealed record SendAnswer(string? Code, string? BizId);

internal sealed record DetailsAnswer(string? Code, DetailList? SmsSendDetailDTOs);

internal sealed record DetailList(IReadOnlyList<Detail>? SmsSendDetailDTO);

internal sealed record Detail(string? OutId);

/// <summary>One page of what was sent to a number on a day, as far as we ask.</summary>
/// <param name="Complete">No further page follows.</param>
internal sealed record DetailsPage(bool Found, bool Complete);
