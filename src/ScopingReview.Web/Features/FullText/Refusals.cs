using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.FullText;

internal static class Refusals
{
    public static string Of(ReceiveProblem problem, string name, int maxMegabytes) => problem switch
    {
        ReceiveProblem.TooLarge => string.Create(CultureInfo.InvariantCulture,
            $"“{name}” is larger than {maxMegabytes:N0} MB, the most that this server accepts. Nothing was stored."),
        ReceiveProblem.Empty => $"“{name}” is empty. Nothing was stored.",
        _ => $"“{name}” is not a PDF, whatever its name says (a web page that asks for a sign-in is often saved as one). Nothing was stored.",
    };

    public static string NotSought(int number)
        => $"{(number > 0 ? RecordNumber.Format(number) : "This record")} is not among the reports sought: it may have been excluded, merged with a duplicate, or removed before screening, meanwhile.";
}
