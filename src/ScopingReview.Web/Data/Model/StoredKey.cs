using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("A data-protection key, kept in the database so that sign-ins survive a restart and several instances share them.")]
public sealed class StoredKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Xml { get; init; }
}
