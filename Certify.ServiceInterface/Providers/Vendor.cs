namespace Certify.ServiceInterface.Providers;

/// <summary>Why a vendor gave no usable answer. None of these is ever the user's failure.</summary>
public enum VendorFault
{
    /// <summary>Time-out, connection cut, 5xx, garbage.</summary>
    Unavailable,

    /// <summary>Too many calls; worth a try later.</summary>
    Throttled,

    /// <summary>Our account: key, permission, money, service not opened, template missing. The operator must act.</summary>
    Account,

    /// <summary>The vendor found our request wrong: a defect of ours.</summary>
    Request,
}

/// <summary>A vendor's answer: the reading, or why there is none; with what is kept as evidence.</summary>
/// <param name="Code">The vendor's own code, for the record; never personal.</param>
/// <param name="RequestId">The vendor's id of the call, to ask about it later; empty where none came.</param>
public sealed record VendorAnswer<T>(T? Reading, VendorFault? Fault, string Code, string RequestId)
    where T : class
{
    public static VendorAnswer<T> Of(T reading, string code, string requestId) => new(reading, null, code, requestId);

    public static VendorAnswer<T> Failed(VendorFault fault, string code, string requestId = "") => new(null, fault, code, requestId);
}

/// <summary>What a call is made for. Real vendors see only what their API takes; the sandbox decides by it.</summary>
/// <param name="AttemptId">The attempt under review.</param>
/// <param name="EarlierAuthorityCalls">Calls of the authority already made for this attempt.</param>
/// <param name="DeclaredName">The person's or company's name as declared.</param>
/// <param name="DeclaredNumber">The identity or licence number as declared.</param>
/// <param name="DeclaredLegalPerson">The company's legal person as declared; empty for a person.</param>
/// <param name="CardPeriod">The validity period that OCR read on the card, as printed; null where none was read.</param>
public sealed record ReviewContext(
    long AttemptId,
    int EarlierAuthorityCalls,
    string DeclaredName,
    string DeclaredNumber,
    string DeclaredLegalPerson,
    string? CardPeriod = null);
