using System.Globalization;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

public static class StageNames
{
    public static string Title(this ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? "Titles & abstracts" : "Full texts";

    public static string Records(this ScreeningStage stage, int count) => (stage, count) switch
    {
        (ScreeningStage.TitleAbstract, 1) => "1 record",
        (ScreeningStage.TitleAbstract, _) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} records"),
        (_, 1) => "1 report",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} reports"),
    };
}
