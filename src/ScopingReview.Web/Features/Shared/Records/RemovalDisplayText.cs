using System.Globalization;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Web.Features.Shared.Records;

internal static class RemovalDisplayText
{
    /// <summary>The rest of "removed before screening …", in PRISMA's words.</summary>
    public static string InWords(this RemovalBeforeScreening kind)
        => kind == RemovalBeforeScreening.Automation ? "by automation tools" : "for other reasons";

    public static string InWords(this RemovalBeforeScreening kind, string detail) => $"{kind.InWords()} ({detail})";

    public static string Records(int count) => count == 1 ? "1 record" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} records");
}
