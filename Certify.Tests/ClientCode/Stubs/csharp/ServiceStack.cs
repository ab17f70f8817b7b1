// The public interfaces and attributes of the ServiceStack client library that generated code mentions. Names and shapes only.
namespace ServiceStack
{
    public interface IReturn;

    public interface IReturn<T> : IReturn;

    public interface IReturnVoid : IReturn;

    public interface IVerb;

    public interface IGet : IVerb;

    public interface IPost : IVerb;

    public interface IPut : IVerb;

    public interface IDelete : IVerb;

    [System.AttributeUsage(System.AttributeTargets.Class, AllowMultiple = true)]
    public sealed class RouteAttribute(string path, string verbs) : System.Attribute
    {
        public string Path { get; } = path;

        public string Verbs { get; } = verbs;
    }

    public class ResponseStatus
    {
        public string? ErrorCode { get; set; }

        public string? Message { get; set; }
    }
}

namespace ServiceStack.DataAnnotations
{
    public sealed class RequiredAttribute : System.Attribute;
}
