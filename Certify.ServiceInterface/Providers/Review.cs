namespace Certify.ServiceInterface.Providers;

public enum CardSide
{
    Front,
    Back,
}

/// <summary>What OCR read on one side of an identity card. Unreadable and wrong documents are readings, too: they are the user's.</summary>
/// <param name="Readable">False where the picture shows no such document or nothing could be read.</param>
/// <param name="Name">Front only.</param>
/// <param name="Number">Front only.</param>
/// <param name="ValidPeriod">Back only: the printed period as text, for example <c>2010.01.01-2030.01.01</c> or <c>…-长期</c>.</param>
/// <param name="Warnings">Risk marks such as a copy, a screen shot or tampering; they lead to manual review.</param>
public sealed record CardReading(
    bool Readable,
    string? Name = null,
    string? Number = null,
    string? ValidPeriod = null,
    IReadOnlyList<string>? Warnings = null);

/// <summary>What OCR read on a business licence.</summary>
/// <param name="ValidPeriod">The printed term as text; null where none is printed.</param>
public sealed record LicenceReading(
    bool Readable,
    string? CompanyName = null,
    string? LegalPerson = null,
    string? Number = null,
    string? ValidPeriod = null);

public enum AuthorityVerdict
{
    Match,
    Mismatch,

    /// <summary>The authority does not know the person or company: a reviewer decides, never a machine.</summary>
    NoRecord,
}

/// <param name="Verdict">What the authority says.</param>
/// <param name="OpenTime">Companies only: the term as text, for example <c>2018-09-25/9999-09-09</c>; null where not told.</param>
/// <param name="Reasons">Which elements differed, as the vendor names them; at a match, why a reviewer should look at it.</param>
public sealed record AuthorityReading(AuthorityVerdict Verdict, string? OpenTime = null, IReadOnlyList<string>? Reasons = null);

public interface IOcr
{
    /// <summary>The provider's name in records, for example <c>sandbox</c> or <c>aliyun</c>.</summary>
    string Provider { get; }

    Task<VendorAnswer<CardReading>> ReadCard(CardSide side, ReadOnlyMemory<byte> photo, ReviewContext context, CancellationToken stop);

    Task<VendorAnswer<LicenceReading>> ReadLicence(ReadOnlyMemory<byte> photo, ReviewContext context, CancellationToken stop);
}

/// <summary>The authority's check of a person: two elements.</summary>
public interface IIdentityAuthority
{
    string Provider { get; }

    /// <summary>Its answer also depends on the card's printed period (<see cref="ReviewContext.CardPeriod"/>).</summary>
    bool ComparesPeriod { get; }

    Task<VendorAnswer<AuthorityReading>> CheckPerson(string name, string number, ReviewContext context, CancellationToken stop);
}

/// <summary>The authority's check of a company: three elements, or four when the legal person's number is known.</summary>
public interface ICompanyAuthority
{
    string Provider { get; }

    /// <summary>Compares the legal person's number, too; otherwise a company is certified by public data only.</summary>
    bool ComparesLegalPersonNumber { get; }

    /// <summary>Also knows companies by the 15 digits of registration that they had before the unified social credit code.</summary>
    bool KnowsRegistrationNumbers { get; }

    Task<VendorAnswer<AuthorityReading>> CheckCompany(
        string licence, string companyName, string legalPerson, string? legalPersonNumber, ReviewContext context, CancellationToken stop);
}
