namespace ScopingReview.Domain.Charting;

/// <content>Keys that code and stored answers share.</content>
public static partial class PeerWorkerForm
{
    /// <summary>Keys of the form's items.</summary>
    public static class ItemKey
    {
        /// <summary>Authors.</summary>
        public const string Authors = "authors";

        /// <summary>Year of publication.</summary>
        public const string Year = "year";

        /// <summary>Countries in which the study was done.</summary>
        public const string Country = "country";

        /// <summary>Regions, derived from the countries.</summary>
        public const string Region = "region";

        /// <summary>Study design.</summary>
        public const string Design = "design";

        /// <summary>Whose perspective the data give.</summary>
        public const string Perspective = "perspective";

        /// <summary>Funding.</summary>
        public const string Funding = "funding";

        /// <summary>Service context.</summary>
        public const string Context = "context";

        /// <summary>Sector.</summary>
        public const string Sector = "sector";

        /// <summary>Phases of the service cycle.</summary>
        public const string Phases = "phases";

        /// <summary>Co-creation or co-production, derived from the phases.</summary>
        public const string Involvement = "involvement";

        /// <summary>Type of peer-worker role.</summary>
        public const string Role = "role";

        /// <summary>Intermediary position.</summary>
        public const string Intermediary = "intermediary";

        /// <summary>Intermediary functions.</summary>
        public const string IntermediaryFunctions = "intermediary-functions";

        /// <summary>With whom peer workers collaborate.</summary>
        public const string CollaboratesWith = "collaborates-with";

        /// <summary>Multidisciplinary environment or team.</summary>
        public const string Multidisciplinary = "multidisciplinary";

        /// <summary>Research focus.</summary>
        public const string Focus = "focus";

        /// <summary>Described outcomes.</summary>
        public const string Outcomes = "described-outcomes";

        /// <summary>Whether co-option or tokenism is reported.</summary>
        public const string Tokenism = "co-option-or-tokenism";
    }

    /// <summary>Option keys of the phases of the service cycle.</summary>
    public static class Phase
    {
        /// <summary>Identify and prioritise needs, outcomes and resources.</summary>
        public const string Commission = "commission";

        /// <summary>Plan and shape services.</summary>
        public const string Design = "design";

        /// <summary>Provide the service.</summary>
        public const string Delivery = "delivery";

        /// <summary>Monitor and evaluate.</summary>
        public const string Assessment = "assessment";
    }
}
