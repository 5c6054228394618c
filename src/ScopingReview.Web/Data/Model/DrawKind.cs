namespace ScopingReview.Web.Data.Model;

public enum DrawKind
{
    Initial,
    TopUp,
    RaisedShare,

    /// <summary>The records of a pilot round, before the sample is drawn.</summary>
    Pilot,
}
