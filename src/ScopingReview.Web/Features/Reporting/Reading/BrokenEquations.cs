using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Features.Reporting.Reading;

/// <summary>Equations that do not hold, each with the records behind it.</summary>
internal static class BrokenEquations
{
    private const int MostNamed = 10;

    public static async Task<IReadOnlyList<string>> DescribeAsync(
        ReviewDbContext db, IEnumerable<PrismaEquation> equations, CancellationToken cancellationToken)
    {
        List<PrismaEquation> broken = [.. equations.Where(equation => !equation.Holds)];
        if (broken.Count == 0)
            return [];
        List<Guid> ids = [.. broken.SelectMany(equation => equation.Misplaced).Distinct()];
        // Studies go by their main report; studies of a previous version have no record, and are not named.
        var numbers = await db.Records.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Number, cancellationToken);
        return [.. broken.Select(equation => equation.Text
            + Named([.. equation.Misplaced.Where(numbers.ContainsKey).Select(id => numbers[id]).Order()]))];
    }

    private static string Named(List<int> numbers)
    {
        if (numbers.Count == 0)
            return "";
        var more = numbers.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture,
            $" and {numbers.Count - MostNamed:N0} more") : "";
        return $" ({string.Join(", ", numbers.Take(MostNamed).Select(RecordNumber.Format))}{more})";
    }
}
