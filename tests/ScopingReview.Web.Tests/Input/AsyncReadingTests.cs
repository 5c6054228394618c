using System.Runtime.CompilerServices;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Tests.Input;

public sealed class AsyncReadingTests
{
    [Fact]
    public async Task Items_are_made_while_earlier_ones_are_used_and_keep_their_order()
    {
        var third = new TaskCompletionSource();
        var read = new List<int>();

        await foreach (var item in NumbersAsync(10, number =>
        {
            if (number == 3)
                third.SetResult();
        }).ReadAhead(2))
        {
            if (item == 1)
                await third.Task.WaitAsync(TimeSpan.FromMinutes(1));
            read.Add(item);
        }

        Assert.Equal(Enumerable.Range(1, 10), read);
    }

    [Fact]
    public async Task What_goes_wrong_while_they_are_made_is_thrown_where_they_are_read()
    {
        var read = new List<int>();

        var thrown = await Assert.ThrowsAsync<FormatException>(async () =>
        {
            var items = NumbersAsync(10, number => _ = number == 4 ? throw new FormatException("the fourth") : number);
            await foreach (var item in items.ReadAhead(1))
                read.Add(item);
        });

        Assert.Equal("the fourth", thrown.Message);
        Assert.Equal([1, 2, 3], read);
    }

    [Fact]
    public async Task Whoever_stops_reading_waits_until_nothing_is_made_any_more()
    {
        var (made, ended) = (0, false);

        await foreach (var item in NumbersAsync(int.MaxValue, number => made = number, () => ended = true).ReadAhead(2))
        {
            if (item == 5)
                break;
        }

        Assert.True(ended);
        Assert.InRange(made, 5, 8);
    }

    [Fact]
    public async Task A_cancelled_reading_ends_with_the_cancellation()
    {
        using var cancelled = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in NumbersAsync(int.MaxValue, _ => { }).ReadAhead(2, cancelled.Token))
            {
                if (item == 3)
                    await cancelled.CancelAsync();
            }
        });
    }

    private static async IAsyncEnumerable<int> NumbersAsync(
        int count, Action<int> onMade, Action? onEnded = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var number = 1; number <= count; number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                onMade(number);
                yield return number;
            }
        }
        finally
        {
            onEnded?.Invoke();
        }
    }
}
