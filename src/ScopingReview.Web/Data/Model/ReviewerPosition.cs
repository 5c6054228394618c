namespace ScopingReview.Web.Data.Model;

public enum ReviewerPosition
{
    First,
    Second,

    /// <summary>One of all who read a record of a pilot round.</summary>
    Pilot,
}
