using System.ComponentModel.DataAnnotations;
using System.Runtime.Serialization;
using Certify.ServiceModel.Contracts;

namespace Certify.Tests.MessageHost;

/// <summary>Operations of an invented door, one for each thing that the host must do.</summary>
public static class Toys
{
    public class Envelope
    {
        [DataMember(Name = "code")]
        public string Code { get; set; } = "0";

        [DataMember(Name = "note")]
        [WrittenWhenNull]
        public string? Note { get; set; }

        [DataMember(Name = "left_out")]
        public string? LeftOut { get; set; }
    }

    public sealed class EchoResponse : Envelope
    {
        [DataMember(Name = "said")]
        public string? Said { get; set; }

        [DateBean]
        public DateTimeOffset? At { get; set; }

        public List<string>? Seen { get; set; }
    }

    [Tag("Toy")]
    [Route("/toy/echo/{Who}", "GET,POST")]
    [Route("/Toy/Echoes/{Who}", "GET")]
    [Fails("BAD", "a field is wrong")]
    public sealed class Echo : IReturn<EchoResponse>, IGet
    {
        [DataMember(Name = "who_is")]
        public string? Who { get; set; }

        [Required]
        [StringLength(5)]
        [AlsoNamed("txet")]
        public string? Text { get; set; }

        [AllowedValuesOnWire("0", "1")]
        public int? Kind { get; set; }

        public long? Number { get; set; }
    }

    public sealed class Part
    {
        public string? Sku { get; set; }

        public int Quantity { get; set; }
    }

    public enum Colour
    {
        Red,
        Green,
    }

    [Tag("Toy")]
    public sealed class Collect : IReturn<EchoResponse>, IGet
    {
        public List<int>? Ids { get; set; }

        public Part? Part { get; set; }

        public Dictionary<string, string>? Map { get; set; }

        public DateTimeOffset? Since { get; set; }

        public byte[]? Bytes { get; set; }

        public Colour? Colour { get; set; }

        public bool Flag { get; set; }

        public object? Any { get; set; }
    }

    [Tag("Toy")]
    [Route("/toy/save", "POST")]
    [RequiresSession]
    public sealed class Save : IReturn<Envelope>, IPost
    {
        [Required]
        public string? Name { get; set; }
    }

    [Tag("Toy")]
    [Route("/toy/rule", "POST")]
    [RequiresRole("ruler")]
    public sealed class Rule : IReturn<Envelope>, IPost;

    [Tag("Toy")]
    [Route("/toy/count", "GET")]
    public sealed class Count : IReturn<Envelope>, IGet
    {
        public int Number { get; set; }
    }

    [Tag("Toy")]
    [Route("/toy/fail/{How}", "GET")]
    public sealed class Fail : IReturn<Envelope>, IGet
    {
        public string? How { get; set; }
    }

    [Tag("Toy")]
    [NotInBatch]
    [Route("/toy/door", "POST")]
    public sealed class Enter : IReturn<Envelope>, IPost
    {
        [Required]
        public string? Key { get; set; }
    }

    [Tag("Toy")]
    [Route("/toy/gone/{Id}", "DELETE")]
    public sealed class Remove : IReturnVoid, IDelete
    {
        [Required]
        public long Id { get; set; }
    }

    [Tag("Boxed")]
    [Route("/boxed/picture/", "GET")]
    public sealed class Picture : IReturn<byte[]>, IGet
    {
        [Required(AllowEmptyStrings = true)]
        public string? Name { get; set; }
    }

    [Tag("Boxed")]
    [Route("/boxed/upload/", "POST")]
    public sealed class Upload : IReturn<EchoResponse>, IPost
    {
        [Required]
        public string? Title { get; set; }

        [Required]
        [FilePart("v_file")]
        public UploadedFile? File { get; set; }
    }

    [Tag("Boxed")]
    [Route("/boxed/say/", "POST")]
    public sealed class Say : IReturn<EchoResponse>, IPost
    {
        [Required]
        public string? Words { get; set; }

        public string? Sid { get; set; }

        public object? Context { get; set; }
    }
}
