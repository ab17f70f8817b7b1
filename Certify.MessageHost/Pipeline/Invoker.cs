using System.Linq.Expressions;
using System.Reflection;
using Certify.MessageHost.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Certify.MessageHost.Pipeline;

/// <summary>What a service method gave back: a response, a refusal, or neither for messages without a response.</summary>
internal readonly record struct Reply(object? Response, Refusal? Refusal);

/// <summary>Makes the service and calls its method with the call's message.</summary>
internal delegate ValueTask<Reply> Invoke(Call call);

/// <summary>Turns service methods into delegates once, so that no request pays for reflection.</summary>
internal static class Invoker
{
    /// <summary>
    /// Checks at once that the service can be made, and compiles when the operation is first called: a start that compiled them all
    /// would be twice as long.
    /// </summary>
    public static Lazy<Invoke> Prepare(Operation operation, IServiceProvider services)
    {
        var service = operation.Method.ReflectedType!;
        var known = services.GetRequiredService<IServiceProviderIsService>();
        foreach (var parameter in service.GetConstructors().Single().GetParameters())
        {
            if (parameter.ParameterType != typeof(Call) && !known.IsService(parameter.ParameterType))
            {
                throw new CatalogueException([$"{service.Name} takes {parameter.ParameterType.Name}, which is none of the application's services."]);
            }
        }

        return new Lazy<Invoke>(() => Compile(operation, services));
    }

    private static Invoke Compile(Operation operation, IServiceProvider services)
    {
        var method = operation.Method;
        var expected = ServiceMethods.Expected(operation.ResponseType);
        var wrapped = method.ReturnType == expected ? "" : method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>) ? "Task" : "ValueTask";
        var (shape, response) = expected == typeof(Refusal)
            ? ($"Void{wrapped}", (Type[])[])
            : ($"Answer{wrapped}", expected.GetGenericArguments());
        var compile = typeof(Invoker).GetMethod(shape, BindingFlags.Public | BindingFlags.Static)!
            .MakeGenericMethod([method.ReflectedType!, operation.RequestType, .. response]);
        return (Invoke)compile.Invoke(null, [Factory(method.ReflectedType!, services), method])!;
    }

    /// <summary>A compiled <c>call => new TService(singleton, call, …)</c>.</summary>
    private static Delegate Factory(Type service, IServiceProvider services)
    {
        var call = Expression.Parameter(typeof(Call));
        var constructor = service.GetConstructors().Single();
        var arguments = constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(Call)
            ? (Expression)call
            : Expression.Constant(services.GetRequiredService(parameter.ParameterType), parameter.ParameterType));
        return Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(Call), service), Expression.New(constructor, arguments), call).Compile();
    }

    // One for each thing that a service method may return; chosen by name above.
    public static Invoke Answer<TService, TMessage, TResponse>(Func<Call, TService> create, MethodInfo method)
        where TResponse : class
    {
        var run = method.CreateDelegate<Func<TService, TMessage, Answer<TResponse>>>();
        return call => ValueTask.FromResult(ReplyOf(run(create(call), (TMessage)call.Message!)));
    }

    public static Invoke AnswerTask<TService, TMessage, TResponse>(Func<Call, TService> create, MethodInfo method)
        where TResponse : class
    {
        var run = method.CreateDelegate<Func<TService, TMessage, Task<Answer<TResponse>>>>();
        return async call => ReplyOf(await run(create(call), (TMessage)call.Message!));
    }

    public static Invoke AnswerValueTask<TService, TMessage, TResponse>(Func<Call, TService> create, MethodInfo method)
        where TResponse : class
    {
        var run = method.CreateDelegate<Func<TService, TMessage, ValueTask<Answer<TResponse>>>>();
        return async call => ReplyOf(await run(create(call), (TMessage)call.Message!));
    }

    public static Invoke Void<TService, TMessage>(Func<Call, TService> create, MethodInfo method)
    {
        var run = method.CreateDelegate<Func<TService, TMessage, Refusal?>>();
        return call => ValueTask.FromResult(new Reply(null, run(create(call), (TMessage)call.Message!)));
    }

    public static Invoke VoidTask<TService, TMessage>(Func<Call, TService> create, MethodInfo method)
    {
        var run = method.CreateDelegate<Func<TService, TMessage, Task<Refusal?>>>();
        return async call => new Reply(null, await run(create(call), (TMessage)call.Message!));
    }

    public static Invoke VoidValueTask<TService, TMessage>(Func<Call, TService> create, MethodInfo method)
    {
        var run = method.CreateDelegate<Func<TService, TMessage, ValueTask<Refusal?>>>();
        return async call => new Reply(null, await run(create(call), (TMessage)call.Message!));
    }

    private static Reply ReplyOf<TResponse>(Answer<TResponse> answer)
        where TResponse : class => new(answer.Response, answer.Refusal);
}
