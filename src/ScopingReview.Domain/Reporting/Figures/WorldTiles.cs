using System.Collections.Frozen;

namespace ScopingReview.Domain.Reporting;

/// <summary>
/// A grid on which every country is a tile of the same size, near its neighbours: drawn for the workbench by hand, from nothing but where
/// countries lie. On a map of areas a study in Luxembourg would be invisible and one in Russia would look like a hundred.
/// </summary>
internal static class WorldTiles
{
    private const string Grid = """
        .. .. .. .. .. GL .. .. IS .. .. NO SE FI .. .. .. .. .. .. .. .. ..
        CA .. .. .. .. .. .. .. .. .. .. DK .. EE LV LT .. RU .. .. .. .. ..
        US .. BM .. .. .. .. IE GB NL DE PL BY UA .. .. KZ .. MN .. .. .. ..
        MX .. BS .. .. .. .. .. BE LU CH CZ SK MD GE .. UZ KG TJ CN KP JP ..
        GT BZ CU HT DO PR .. .. FR LI AT HU RO BG AM AZ TM AF PK NP KR TW ..
        SV HN JM AG DM LC .. PT ES IT SI HR RS XK TR SY IQ IR IN BT BD HK ..
        NI .. .. BB GD VC .. .. AD MC BA ME MK CY LB JO KW BH LK MM LA VN PH
        CR PA .. .. TT .. .. MA DZ TN MT AL GR IL PS SA QA AE MV TH KH .. ..
        .. CO VE GY .. CV EH MR ML NE LY EG .. .. YE OM .. .. .. MY SG BN ..
        .. EC .. SR .. SN GM BF NG TD CF SD ER DJ .. .. .. .. .. ID TL PG ..
        .. PE BR GF .. GW GN CI GH TG BJ CM SS ET SO .. .. .. .. .. .. SB ..
        .. BO PY .. .. .. SL LR .. ST GQ GA CG CD UG KE SC .. .. .. AU VU FJ
        .. CL AR UY .. .. .. .. .. .. .. AO ZM RW BI TZ KM .. .. .. .. NZ TO
        .. .. .. .. .. .. .. .. .. .. .. NA BW ZW MW MZ MG MU .. .. .. .. WS
        .. .. .. .. .. .. .. .. .. .. .. .. ZA LS SZ .. .. .. .. .. .. .. ..
        """;

    /// <summary>Column and row of a country by its code (ISO 3166-1 alpha-2).</summary>
    public static FrozenDictionary<string, (int Column, int Row)> Places { get; } = Read();

    public static int Columns { get; } = Places.Values.Max(place => place.Column) + 1;

    public static int Rows { get; } = Places.Values.Max(place => place.Row) + 1;

    private static FrozenDictionary<string, (int Column, int Row)> Read()
        => Grid.Split('\n').SelectMany((line, row) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select((code, column) => (Code: code.Trim(), Column: column, Row: row)))
            .Where(tile => tile.Code != "..")
                .ToFrozenDictionary(tile => tile.Code, tile => (tile.Column, tile.Row), StringComparer.Ordinal);
}
