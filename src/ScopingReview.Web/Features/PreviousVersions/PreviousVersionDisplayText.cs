using System.Globalization;
namespace ScopingReview.Web.Features.PreviousVersions;

internal static class PreviousVersionDisplayText
{
    private const int Named = 3;

    public static string Studies(int count) => count == 1 ? "1 study" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} studies");

    public static string Reports(int count) => count == 1 ? "1 report" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} reports");

    /// <summary>"2 studies with 3 reports"; a report alone where no study comes or goes with it.</summary>
    public static string Counted(int studies, int reports)
        => studies == 0 ? Reports(reports) : $"{Studies(studies)} with {Reports(reports)}";

    /// <summary>The first citations of many, for the audit.</summary>
    public static string Begin(IEnumerable<string> citations)
    {
        var all = citations.ToList();
        return string.Join(" | ", all.Take(Named).Select(PreviousStudyChoice.LabelOf))
            + (all.Count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - Named:N0} more") : "");
    }
}
