namespace ScopingReview.Web.Infrastructure.Exports.Office;

/// <summary>A4, by default with margins of 20 mm, in twentieths of a point.</summary>
internal static class WordPage
{
    public const int Short = 11_906;
    public const int Long = 16_838;
    public const int Margin = 1_134;

    /// <summary>10 mm, for a page that a figure fills.</summary>
    public const int NarrowMargin = 567;

    /// <summary>Width of the text.</summary>
    public static int TextWidth(bool landscape, int margin = Margin) => (landscape ? Long : Short) - (2 * margin);

    /// <summary>Height of the text.</summary>
    public static int TextHeight(bool landscape, int margin = Margin) => (landscape ? Short : Long) - (2 * margin);
}
