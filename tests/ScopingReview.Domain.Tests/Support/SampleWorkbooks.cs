using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>
/// Small workbooks (.xlsx) and archives made in memory. Depends on nothing but the base library, so that benchmarks can link this file.
/// </summary>
public static class SampleWorkbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A workbook with two sheets and a little of everything, for breaking.</summary>
    public static byte[] Sample { get; } = Of(
        ("Search", [["Title", "Authors", "Year", "PMID", "Abstract"],
            ["One", "Doe, J.; Roe, R.", 2019, 38589815, "Text, \"quoted\"\nin two lines"],
            [null, null, null], ["Two", "Núñez, A.", 2020.0, true, "#N/A"]]),
        ("Notes", [["a", "b"], ["c", 1.5]]));

    /// <summary>A workbook of sheets whose cells are texts, numbers, booleans or nothing.</summary>
    public static byte[] Of(params (string Name, object?[][] Rows)[] sheets) => Zip(Parts(sheets));

    /// <summary>A broken copy of the sample: its parts are broken, or the container itself.</summary>
    public static byte[] Mutated(ExportMutator mutator, byte[] other)
    {
        ArgumentNullException.ThrowIfNull(mutator);
        if (mutator.Next(4) == 0)
            return mutator.Mutate(Sample, other);
        var parts = Parts([("Search", [["Title", "Authors"], ["One", "Doe, J."], ["Two", 3]]), ("B", [["Title"], ["x"]])]);
        var broken = mutator.Next(parts.Count);
        return Zip(parts.Select((part, i) => (part.Name, i == broken ? mutator.Mutate(part.Content, other) : part.Content)));
    }

    /// <summary>A ZIP archive, stored without packing so that what is changed in it is read.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files, CompressionLevel level = CompressionLevel.NoCompression)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static List<(string Name, byte[] Content)> Parts((string Name, object?[][] Rows)[] sheets)
    {
        var names = new StringBuilder();
        var relations = new StringBuilder();
        var parts = new List<(string, byte[])>();
        for (var i = 1; i <= sheets.Length; i++)
        {
            names.Append(CultureInfo.InvariantCulture,
                $"<sheet name=\"{SecurityElement.Escape(sheets[i - 1].Name)}\" sheetId=\"{i}\" r:id=\"r{i}\"/>");
            relations.Append(CultureInfo.InvariantCulture,
                $"<Relationship Id=\"r{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
            parts.Add(($"xl/worksheets/sheet{i}.xml", Bytes(Sheet(sheets[i - 1].Rows))));
        }

        relations.Append($"<Relationship Id=\"s\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/>");
        return
        [
            ("[Content_Types].xml",
                Bytes($"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")),
            ("_rels/.rels",
                Bytes($"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
            ("xl/workbook.xml", Bytes($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{names}</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", Bytes($"<Relationships xmlns=\"{Package}/relationships\">{relations}</Relationships>")),
            // Style 1 is a date as Excel makes it of "3-4": day and month.
            ("xl/styles.xml",
                Bytes($"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"16\"/></cellXfs></styleSheet>")),
            .. parts,
        ];
    }

    private static string Sheet(object?[][] rows)
    {
        var data = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            data.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
                data.Append(Cell(rows[row][column], $"{(char)('A' + column)}{(row + 1).ToString(CultureInfo.InvariantCulture)}"));
            data.Append("</row>");
        }

        return $"<worksheet xmlns=\"{Main}\"><sheetData>{data}</sheetData></worksheet>";
    }

    private static string Cell(object? value, string place) => value switch
    {
        null => "",
        DateOnly date => string.Create(CultureInfo.InvariantCulture,
            $"<c r=\"{place}\" s=\"1\"><v>{date.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>"),
        bool truth => $"<c r=\"{place}\" t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
        string and ['#', ..] error => $"<c r=\"{place}\" t=\"e\"><v>{error}</v></c>",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        IFormattable number => $"<c r=\"{place}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        _ => throw new ArgumentException($"{value}", nameof(value)),
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
}
