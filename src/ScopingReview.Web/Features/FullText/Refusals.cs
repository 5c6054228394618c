using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.FullText;

internal static class Refusals
{
    public static string NotSought(int number)
        => $"{(number > 0 ? RecordNumber.Format(number) : "This record")} is not among the reports sought: it may have been excluded, merged with a duplicate, or removed before screening, meanwhile.";
}
