using System.Text;
using System.Text.Unicode;
using Certify.ServiceModel.Contracts;
using Microsoft.Net.Http.Headers;

namespace Certify.MessageHost.Pipeline.Binding;

/// <summary>
/// Reads <c>multipart/form-data</c> that lies in memory. Files are slices of the body: nothing is copied, nothing reaches a disk.
/// </summary>
internal static class MultipartForm
{
    private const int MaxBoundary = 70;

    /// <summary>The form; null where the body is none, ends early or has too many parts.</summary>
    public static FormFields? Parse(ReadOnlyMemory<byte> body, string contentType)
    {
        if (BoundaryOf(contentType) is not { } boundary)
        {
            return null;
        }

        // With a line end before it, the first boundary looks like all others.
        var delimiter = Encoding.ASCII.GetBytes("\r\n--" + boundary);
        var rest = body;
        if (rest.Span.StartsWith(delimiter.AsSpan(2)))
        {
            rest = rest[(delimiter.Length - 2)..];
        }
        else if (!Skip(ref rest, delimiter, out _))
        {
            return null;
        }

        var form = new FormFields();
        while (!rest.Span.StartsWith("--"u8))
        {
            if (!SkipLineEnd(ref rest) || !Skip(ref rest, delimiter, out var part) || form.Count == FormFields.MaxFields || !AddPart(form, part))
            {
                return null;
            }
        }

        return form;
    }

    private static string? BoundaryOf(string contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            return null;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaxBoundary && Ascii.IsValid(boundary) ? boundary : null;
    }

    private static bool Skip(ref ReadOnlyMemory<byte> rest, ReadOnlySpan<byte> delimiter, out ReadOnlyMemory<byte> before)
    {
        var at = rest.Span.IndexOf(delimiter);
        before = at < 0 ? default : rest[..at];
        rest = at < 0 ? rest : rest[(at + delimiter.Length)..];
        return at >= 0;
    }

    /// <summary>Blanks may follow a boundary before its line ends.</summary>
    private static bool SkipLineEnd(ref ReadOnlyMemory<byte> rest)
    {
        var blanks = rest.Span.IndexOfAnyExcept(" \t"u8);
        if (blanks < 0 || !rest.Span[blanks..].StartsWith("\r\n"u8))
        {
            return false;
        }

        // The line end stays: headers are then always "\r\nName: value", and no header at all is one empty line.
        rest = rest[blanks..];
        return true;
    }

    private static bool AddPart(FormFields form, ReadOnlyMemory<byte> part)
    {
        var end = part.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0 || !Utf8.IsValid(part.Span[..end]) || DispositionOf(Encoding.UTF8.GetString(part.Span[..end])) is not { } disposition)
        {
            return false;
        }

        var content = part[(end + 4)..];
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
        {
            var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
            form.Files.Add((name, new UploadedFile(HeaderUtilities.RemoveQuotes(given).ToString(), content)));
            return true;
        }

        if (!Utf8.IsValid(content.Span))
        {
            return false;
        }

        form.Texts.Add((name, Encoding.UTF8.GetString(content.Span)));
        return true;
    }

    private static ContentDispositionHeaderValue? DispositionOf(string headers)
    {
        const string Name = "Content-Disposition:";
        foreach (var line in headers.Split("\r\n"))
        {
            if (line.StartsWith(Name, StringComparison.OrdinalIgnoreCase)
                && ContentDispositionHeaderValue.TryParse(line[Name.Length..].Trim(), out var disposition)
                && disposition.Name.HasValue)
            {
                return disposition;
            }
        }

        return null;
    }
}
