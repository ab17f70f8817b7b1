using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary>What the host notes about one request while it answers it.</summary>
internal sealed class Exchange(HttpContext http)
{
    public const string Ok = "OK";

    public HttpContext Http { get; } = http;

    /// <summary>OK, or the code of the refusal.</summary>
    public string Outcome { get; set; } = Ok;

    /// <summary>The call that is being answered; of a batch the current one.</summary>
    public Call? Call { get; set; }

    /// <summary>The place in the batch of the item that is being answered.</summary>
    public int? BatchIndex { get; set; }
}
