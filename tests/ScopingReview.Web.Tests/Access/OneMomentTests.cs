using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Tests.Blindness;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Access;

/// <summary>
/// Figures that are shown together are read at one moment: a decision, an import or a merge that commits between two queries would leave
/// numbers that do not add up.
/// </summary>
public sealed class OneMomentTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Every_method_that_counts_more_than_once_counts_in_one_snapshot()
    {
        var twins = await TwinReviews.MakeAsync(workbench, ScreeningStage.FullText, isLead: true);
        using var counting = new CountingCommands();
        List<string> apart = [];
        foreach (var (name, method) in ServiceMethods.Find().OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            var row = AccessTable.Methods[name];
            if (row.Tells == Tells.Changes || row.Allowed is Allowed.Account or Allowed.Token)
                continue;
            counting.Clear();
            var service = workbench.As(twins.Onlooker).GetRequiredService(method.DeclaringType!);
            try
            {
                await ServiceMethods.CallAsync(service, method, Questions.Of(method, twins.First, [RecordSets.Included]).First());
            }
            catch (ReviewAccessDeniedException)
            {
                continue;
            }
            if (counting.ApartWithinOneContext() is { } commands)
                apart.Add($"{name}:\n{commands}");
        }

        Assert.True(apart.Count == 0, string.Join('\n', apart));
    }

    /// <summary>What Entity Framework runs in this test's own calls that counts something, and whether within a transaction.</summary>
    private sealed class CountingCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<CountingCommands?> _here = new();
        private readonly ConcurrentQueue<(Guid Context, bool InTransaction, string Text)> _commands = [];
        private readonly ConcurrentQueue<IDisposable> _subscriptions = [];

        public CountingCommands()
        {
            _here.Value = this;
            _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public void Clear() => _commands.Clear();

        public string? ApartWithinOneContext()
        {
            var apart = _commands.GroupBy(c => c.Context).Where(c => c.Count() > 1).SelectMany(c => c).Where(c => !c.InTransaction).ToList();
            return apart.Count == 0 ? null
                : string.Join('\n', apart.Select(c => $"    {c.Text.ReplaceLineEndings(" ")[..Math.Min(150, c.Text.Length)]}"));
        }

        public void OnNext(DiagnosticListener listener)
        {
            if (string.Equals(listener.Name, DbLoggerCategory.Name, StringComparison.Ordinal))
                _subscriptions.Enqueue(listener.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> said)
        {
            if (_here.Value == this && said.Value is CommandEventData { Context: { } context } data
                && string.Equals(said.Key, RelationalEventId.CommandExecuting.Name, StringComparison.Ordinal)
                && data.Command.CommandText.Contains("count(", StringComparison.OrdinalIgnoreCase))
            {
                _commands.Enqueue((context.ContextId.InstanceId, data.Command.Transaction is not null, data.Command.CommandText));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            while (_subscriptions.TryDequeue(out var subscription))
                subscription.Dispose();
        }
    }
}
