using System.Reflection;
using System.Runtime.CompilerServices;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Tests.Access;

/// <summary>Finds every public method of every feature service, and calls one with harmless arguments.</summary>
internal static class ServiceMethods
{
    public static IReadOnlyDictionary<string, MethodInfo> Find()
        => typeof(ReviewDbContext).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsPublic: true }
                && type.Namespace?.StartsWith("ScopingReview.Web.Features", StringComparison.Ordinal) == true
                && type.Name.EndsWith("Service", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => !method.IsSpecialName && typeof(object).IsAssignableFrom(method.DeclaringType)
                    && method.GetBaseDefinition().DeclaringType != typeof(object))
                .Where(method => !typeof(IDisposable).IsAssignableFrom(type) || method.Name is not "Dispose" and not "DisposeAsync"))
            .ToDictionary(method => $"{method.DeclaringType!.Name}.{method.Name}", StringComparer.Ordinal);

    /// <summary>Awaits whatever the method returns, and returns what comes of it; an async stream is read to its end.</summary>
    public static async Task<object?> CallAsync(object service, MethodInfo method, object?[] arguments)
    {
        object? result;
        try
        {
            result = method.Invoke(service, arguments);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is not null)
        {
            throw thrown.InnerException;
        }
        switch (result)
        {
            case Task task:
                return await ResultAsync(task);
            case ValueTask task:
                await task;
                return null;
            case not null when result.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                return await ResultAsync((Task)type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(result, null)!);
            case not null when result.GetType().GetInterfaces()
                .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)) is { } stream:
                await (Task)typeof(ServiceMethods).GetMethod(nameof(DrainAsync), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(stream.GetGenericArguments()[0]).Invoke(null, [result])!;
                return null;
            default:
                return result;
        }
    }

    /// <summary>The review, and for all else the least that the method takes.</summary>
    public static object?[] HarmlessArguments(MethodInfo method, Guid reviewId)
        => [.. method.GetParameters().Select(parameter => Argument(parameter, reviewId))];

    private static async Task<object?> ResultAsync(Task task)
    {
        await task;
        // A task without a result has one all the same, of a type that is the framework's own.
        return task.GetType().GetProperty("Result") is { PropertyType.IsPublic: true } result ? result.GetValue(task) : null;
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (var _ in stream)
        {
        }
    }

    private static object? Argument(ParameterInfo parameter, Guid reviewId)
        => parameter is { Name: "reviewId" } && parameter.ParameterType == typeof(Guid) ? reviewId : Harmless(parameter.ParameterType);

    public static object? Harmless(Type type)
    {
        if (type == typeof(string))
            return "";
        if (type == typeof(Stream))
            return new MemoryStream();
        if (type == typeof(TextWriter))
            return new StringWriter();
        if (type.IsValueType)
            return RuntimeHelpers.GetUninitializedObject(type);
        if (type.IsArray)
            return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsGenericType && type.IsInterface && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
            && type.GetGenericArguments().Length == 1)
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        if (type.IsGenericType && type.IsInterface && type.GetGenericArguments().Length == 2)
            return Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()));
        if (typeof(Delegate).IsAssignableFrom(type) || type.IsInterface || type.IsAbstract)
            return null;
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var only] || only.ParameterType != type)
            .MinBy(c => c.GetParameters().Length);
        return constructor?.Invoke([.. constructor.GetParameters().Select(p => Harmless(p.ParameterType))]);
    }
}
