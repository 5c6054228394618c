using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.FullText;

internal static class Refusals
{
    public static string Of(ReceiveProblem problem, string name, int maxMegabytes) => problem switch
    {
        ReceiveProblem.TooLarge => string.Create(CultureInfo.InvariantCulture,
            $"“{name}” is larger than {maxMegabytes:N0} MB, the limit on this server. Nothing was stored."),
        ReceiveProblem.Empty => $"“{name}” is empty. Nothing was stored.",
        _ => $"“{name}” is not a PDF, despite its name (perhaps a sign-in page was saved instead). Nothing was stored.",
    };

    public static string NotSought(int number)
        => $"{(number > 0 ? RecordNumber.Format(number) : "This record")} is not among the reports sought: it may have been excluded, merged with a duplicate, or removed before screening in the meantime.";
}
