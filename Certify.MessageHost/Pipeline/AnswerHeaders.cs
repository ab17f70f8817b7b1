using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Certify.MessageHost.Pipeline;

/// <summary>What every answer carries: no browser and no proxy keeps it, sniffs it, or tells another site of it; and the request's id.</summary>
public static class AnswerHeaders
{
    private const string RequestIdHeader = "X-Request-Id";
    private const string ReferrerPolicy = "Referrer-Policy";

    private const int LongestRequestId = 64;

    /// <summary>Between two ids: odd, so that none comes again before all have come, and large, so that neighbours do not look alike.</summary>
    private const long Step = -0x61C8_8646_80B5_83EB;

    private static readonly SearchValues<char> RequestIdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Where this process began: ids are to differ between nodes, not to be secret, and random numbers cost more than all else here.</summary>
    private static long lastId = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));

    /// <summary>For what a program answers beside its operations: pages, files, health.</summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(AddLast, http);
        return next(http);
    });

    internal static void Add(HttpContext http, string requestId)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers[ReferrerPolicy] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers[RequestIdHeader] = requestId;
    }

    /// <summary>The client's own where it is one, else a new one.</summary>
    internal static string RequestIdOf(HttpContext http)
    {
        string? given = http.Request.Headers[RequestIdHeader];
        var isGood = given is { Length: > 0 and <= LongestRequestId } && !given.AsSpan().ContainsAnyExcept(RequestIdCharacters);
        return isGood ? given! : Interlocked.Add(ref lastId, Step).ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>At the last moment: a refusal clears the headers that were set before it.</summary>
    private static Task AddLast(object state)
    {
        var http = (HttpContext)state;
        if (!http.Response.Headers.ContainsKey(ReferrerPolicy))
        {
            Add(http, RequestIdOf(http));
        }

        return Task.CompletedTask;
    }
}
