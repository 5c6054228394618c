using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>
/// Type and depth of the component library. Its colours come from css/tokens.css (through css/components.css), so that they are said once
/// and are there before the first paint, in the light and the dark theme alike.
/// </summary>
internal static class WorkbenchTheme
{
    private static readonly string[] _font = ["var(--font)"];

    public static MudTheme Theme { get; } = new()
    {
        LayoutProperties = new() { DefaultBorderRadius = "8px" },
        Shadows = new() { Elevation = [.. Enumerable.Repeat("none", 26)] },
        Typography = new()
        {
            Default = new DefaultTypography { FontFamily = _font, FontSize = "15px", LineHeight = "1.5", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontFamily = _font, FontSize = "15px", LineHeight = "1.5", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontFamily = _font, FontSize = "14px", LineHeight = "1.5", LetterSpacing = "0" },
            Subtitle1 = new Subtitle1Typography { FontFamily = _font, FontSize = "15px", LineHeight = "1.4", LetterSpacing = "0" },
            Subtitle2 = new Subtitle2Typography { FontFamily = _font, FontSize = "14px", LineHeight = "1.4", LetterSpacing = "0" },
            H6 = new H6Typography { FontFamily = _font, FontSize = "17px", FontWeight = "650", LineHeight = "1.3", LetterSpacing = "0" },
            Caption = new CaptionTypography { FontFamily = _font, FontSize = "13px", LineHeight = "1.4", LetterSpacing = "0" },
            Button = new ButtonTypography
            {
                FontFamily = _font,
                FontSize = "14.5px",
                FontWeight = "600",
                LineHeight = "1.4",
                LetterSpacing = "0",
                TextTransform = "none",
            },
        },
    };
}
