using System.Globalization;
using ScopingReview.Domain.Deduplication;

namespace ScopingReview.Domain.Charting;

/// <summary>Keys of items and options: made once from the name, and kept when that is reworded, so that answers stay with them.</summary>
public static class FormKeys
{
    private const int Longest = 40;

    /// <summary>"Key findings" gives "key-findings"; where that is taken, "key-findings-2".</summary>
    /// <param name="label">The name.</param>
    /// <param name="taken">Keys that are in use.</param>
    public static string Of(string label, IReadOnlyCollection<string> taken)
    {
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(taken);
        var key = string.Join('-', CompactText.Words(label));
        key = key.Length == 0 ? "item" : key.Length <= Longest ? key : key[..Longest].TrimEnd('-');
        for (var number = 2; taken.Contains(key); number++)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{key}-{number}");
            if (!taken.Contains(next))
                return next;
        }

        return key;
    }
}
