using System.Reflection;
using Certify.MessageHost.Pipeline;
using Certify.ServiceModel.Contracts;

namespace Certify.MessageHost.Operations;

/// <summary>What makes a method of a service class the one that answers a message.</summary>
internal static class ServiceMethods
{
    private static readonly HashSet<string> Verbs = ["Get", "Post", "Put", "Delete", "Any"];

    /// <summary>The verb-named methods with one parameter: the message.</summary>
    public static IEnumerable<MethodInfo> Of(Type service) =>
        service.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => Verbs.Contains(method.Name) && method.GetParameters().Length == 1);

    public static Type MessageOf(MethodInfo method) => method.GetParameters()[0].ParameterType;

    /// <summary>The T of IReturn; null for IReturnVoid; <c>false</c> where the message states neither or both.</summary>
    public static bool TryResponseOf(Type message, out Type? response)
    {
        var stated = message.GetInterfaces().Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReturn<>)).ToArray();
        response = stated.Length == 1 ? stated[0].GetGenericArguments()[0] : null;
        return stated.Length + (typeof(IReturnVoid).IsAssignableFrom(message) ? 1 : 0) == 1;
    }

    /// <summary>What the method gives back, without Task or ValueTask: <c>Answer&lt;T&gt;</c>, or <c>Refusal</c> for messages without a response.</summary>
    public static Type Expected(Type? response) =>
        response is null ? typeof(Refusal) : typeof(Answer<>).MakeGenericType(response == typeof(byte[]) ? typeof(FileResponse) : response);

    public static bool Returns(MethodInfo method, Type expected) =>
        method.ReturnType == expected
        || method.ReturnType == typeof(Task<>).MakeGenericType(expected)
        || method.ReturnType == typeof(ValueTask<>).MakeGenericType(expected);
}
