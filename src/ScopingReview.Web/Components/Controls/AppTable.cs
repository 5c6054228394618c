using MudBlazor;

namespace ScopingReview.Web.Components.Controls;

/// <summary>MudBlazor's simple table: dense, flat, without a frame of its own.</summary>
public sealed class AppTable : MudSimpleTable
{
    public AppTable() => (Dense, Elevation, Square) = (true, 0, true);
}
