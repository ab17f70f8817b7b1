using System.Text.Json;
using Certify.MessageHost.Operations;

namespace Certify.MessageHost.Pipeline;

/// <summary>The steps before an operation runs. Each protocol states their order, because its clients can see it.</summary>
public enum Check
{
    /// <summary>The body can be read: present where one is needed, well formed, of a media type that is taken, not too large.</summary>
    Body,

    /// <summary>Somebody may call this: a session where one is needed, a role where one is needed.</summary>
    Caller,

    /// <summary>Every field is there, not blank, of its type and length.</summary>
    Fields,
}

/// <summary>Where a protocol's legacy routes take their values from.</summary>
public sealed record BindingRules
{
    /// <summary>The member of the JSON body that holds the parameters; null: the body itself does.</summary>
    public string? BodyMember { get; init; }

    /// <summary>Wire names that may also stand beside <see cref="BodyMember"/>, at the root, and count there first.</summary>
    public IReadOnlyList<string> RootMembers { get; init; } = [];

    /// <summary>Of a query key given twice the first counts; otherwise the last.</summary>
    public bool FirstOfRepeated { get; init; }

    /// <summary>A value of no characters in query or form counts as absent.</summary>
    public bool EmptyIsAbsent { get; init; }

    /// <summary>A JSON number or boolean is taken as its text where text is wanted.</summary>
    public bool ScalarsAsText { get; init; }

    /// <summary>A POST or PUT body of another media type than JSON or multipart is refused.</summary>
    public bool NeedsJsonMediaType { get; init; }

    /// <summary>POST takes its values from query and form as well as from JSON.</summary>
    public bool QueryOnPost { get; init; }

    /// <summary>Wire names that a POST may carry in its query where others count in the body only; what stands there counts first.</summary>
    public IReadOnlyList<string> QueryMembersOnPost { get; init; } = [];

    /// <summary>What follows the first JSON value of a body is not looked at; otherwise it makes the body malformed.</summary>
    public bool IgnoresBytesAfterBody { get; init; }
}

/// <summary>How a protocol's answers look on its legacy routes.</summary>
public sealed record WireFormat
{
    public required string ContentType { get; init; }

    /// <summary>Answers end with one newline.</summary>
    public bool EndsWithNewline { get; init; }

    /// <summary>&lt;, &gt; and &amp; are written as \u003c, \u003e, \u0026, U+2028/9 escaped.</summary>
    public bool EscapesHtml { get; init; }

    /// <summary>The content type of refusals in plain text (<see cref="IProtocol.RefusesInPlainText"/>).</summary>
    public string PlainTextContentType { get; init; } = "text/html; charset=utf-8";
}

/// <summary>
/// One legacy wire protocol: how it binds, in which order it checks, how it words a refusal. Stateless and shared by all requests.
/// </summary>
public interface IProtocol
{
    /// <summary>The door's name, as in the messages' [Tag].</summary>
    string Name { get; }

    BindingRules Binding { get; }

    WireFormat Wire { get; }

    /// <summary>Every code the protocol can answer, with its text. [Fails] codes must be here.</summary>
    IReadOnlyDictionary<string, string> Codes { get; }

    /// <summary>The paths (prefixes) whose unknown members are answered by this protocol, for example <c>/api/v1.0</c>.</summary>
    IReadOnlyList<string> Owns { get; }

    /// <summary>Whether the session cookie counts at this door, and successes may set it.</summary>
    bool TakesCookie { get; }

    /// <summary>Whether the query or body parameter <c>user_sid</c> counts at this door.</summary>
    bool TakesUserSid { get; }

    /// <summary>Whether a request of the operation prolongs the session that it comes with, and its success sends the cookie again.</summary>
    bool RenewsSession(Operation operation) => true;

    IReadOnlyList<Check> OrderOfChecks(Operation operation);

    /// <summary>
    /// Field rules beyond those on the message, checked with <see cref="Check.Fields"/>: all that is at fault, in any order. They are
    /// asked also where fields of the message are at fault, which are then not set, and what they find takes its place among those.
    /// </summary>
    IReadOnlyList<FieldProblem> CheckFields(Operation operation, Call call);

    Refusal Refuse(HostFault fault, Operation? operation, IReadOnlyList<FieldProblem> problems);

    /// <summary>Writes the members of the refusal's JSON object; the host writes the braces (and <c>responseStatus</c> on typed routes).</summary>
    void WriteRefusal(Utf8JsonWriter json, Refusal refusal);

    /// <summary>Whether the legacy route answers the refusal as its plain text instead of JSON.</summary>
    bool RefusesInPlainText(Operation? operation);
}
