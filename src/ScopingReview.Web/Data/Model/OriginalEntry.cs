using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("The entry of a record as it stood in the file. Apart from records, whose columns are read by every list and it by one page.")]
public sealed class OriginalEntry
{
    public required Guid RecordId { get; init; }
    public required string Text { get; init; }
}
