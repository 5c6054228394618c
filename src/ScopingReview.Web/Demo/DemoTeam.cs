using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Demo;

/// <summary>The three demo people at work: each meets the services in a scope of their own, as through a browser.</summary>
internal sealed class DemoTeam : IDisposable
{
    private readonly Dictionary<Guid, IServiceScope> _scopes = [];
    private readonly CancellationToken _stop;

    /// <param name="stop">Looked at before each thing that somebody does: a review that is half filled is set aside at the next
    /// start.</param>
    public DemoTeam(IServiceScopeFactory scopes, IReadOnlyList<OpenDemoAccount> accounts, CancellationToken stop)
    {
        _stop = stop;
        foreach (var account in accounts)
        {
            var scope = scopes.CreateScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(account.Id);
            _scopes.Add(account.Id, scope);
        }

        Lead = Id(DemoPeople.Lead);
        First = Id(DemoPeople.First);
        Second = Id(DemoPeople.Second);

        Guid Id(DemoPerson person) => accounts.Single(account => account.Person == person).Id;
    }

    public Guid Lead { get; }
    public Guid First { get; }
    public Guid Second { get; }

    public T As<T>(Guid user) where T : notnull
    {
        _stop.ThrowIfCancellationRequested();
        return _scopes[user].ServiceProvider.GetRequiredService<T>();
    }

    public void Dispose()
    {
        foreach (var scope in _scopes.Values)
            scope.Dispose();
    }
}

internal static class DemoResults
{
    /// <summary>In the demo every step must succeed: a refusal means that the demo no longer fits the application.</summary>
    public static async Task<T> MustAsync<T>(this Task<OperationResult<T>> operation)
    {
        var result = await operation;
        return result.Succeeded ? result.Value! : throw Refused(result.Message);
    }

    public static async Task MustAsync(this Task<OperationResult> operation)
    {
        var result = await operation;
        if (!result.Succeeded)
            throw Refused(result.Message);
    }

    public static InvalidOperationException Refused(string? message) => new("The demo review could not be filled: " + message);
}
