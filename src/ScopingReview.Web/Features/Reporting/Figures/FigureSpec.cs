using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Reporting.Figures;

/// <summary>As what a figure is downloaded.</summary>
public enum FigureFormat
{
    Svg,
    Png,
}

/// <summary>Which figure, of which form, and how wide.</summary>
/// <param name="Name">
/// "years/year", "bars/role", "map/country", "evidence/role/focus" or "evidence/role/focus/sector", "progress", "forest", "overlap".
/// </param>
/// <param name="Column">For one column of a journal; else for the page.</param>
/// <param name="Form">Position of the form that its items belong to.</param>
public sealed record FigureSpec(string Name, bool Column = false, int Form = ReviewForm.Charting)
{
    public double Millimetres => Column ? FigureStyle.Column : FigureStyle.Page;
}

/// <summary>Which items somebody chose for the figures of the page; null for the first ones that fit.</summary>
public sealed record FigureChoice(string? Bars, string? Rows, string? Columns, string? Colour, bool Column,
    int Form = ReviewForm.Charting);
