namespace ScopingReview.Web.Data.Model;

/// <summary>
/// Something that was said and may be superseded, never changed or deleted: a trigger in the database forbids
/// any other update and every delete (Migrations, "append-only").
/// </summary>
public interface ISupersedable
{
    DateTimeOffset? SupersededAt { get; set; }
    Guid? SupersededById { get; set; }
}
