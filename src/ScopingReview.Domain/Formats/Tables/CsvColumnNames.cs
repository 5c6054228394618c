using System.Collections.Frozen;
using System.Text;

namespace ScopingReview.Domain.Formats;

/// <summary>Names that exports give their columns. Within a field the better column comes first.</summary>
internal static class CsvColumnNames
{
    private static readonly FrozenDictionary<string, (CsvField Field, int Rank)> _common = Table(new()
    {
        [CsvField.Title] =
            "title,primary title,article title,document title,publication title english,titles,item title,study title,reference title,record title,title english,original title,ti,t1,display name,public title,scientific title,dctitle,dc title,brief title,official title",
        [CsvField.Abstract] =
            "abstract,abstract note,abstracts,notes abstract,abstract text,description,summary,original abstract,ab,n2,brief summary,dcdescription,dc description",
        [CsvField.Authors] =
            "authors,author,author names,author s,author list,first authors,inventor,creators,creator,primary authors,au,a1,authorships author display name,dccreator,dc creator",
        [CsvField.AuthorFullNames] = "author full names,authors full names,full author names,af",
        [CsvField.Editors] = "editors,editor,secondary authors,editor s,ed",
        [CsvField.Year] =
            "year,publication year,published year,pub year,pubyear,year published,publicationdateyear,year of publication,py,y1,dcyear,dc year",
        [CsvField.Date] =
            "publication date,date published,published,date,publication dates,cover date,pubdate,da,start date,date registration,entry date",
        [CsvField.Journal] =
            "journal,source title,journal title,publication title,publication name,journal book,secondary title,journal name,source,journaltitle,container title,publication,venue,booktitle,book title,anthology title,t2,jf,jo,so,primary location source display name,dcsource,dc source",
        [CsvField.JournalAbbreviation] =
            "abbreviated source title,journal abbreviation,journal abbrev,short journal,alternate title3,journal iso abbreviation,ja,j2",
        [CsvField.Citation] = "citation,source citation,bibliographic citation",
        [CsvField.Volume] = "volume,vol,vl,journal volume,volume number,biblio volume",
        [CsvField.Issue] = "issue,number,issue number,no,iss,is,journal issue,biblio issue",
        [CsvField.Pages] = "pages,page range,pagination,page s,pg,page numbers",
        [CsvField.FirstPage] = "page start,first page,start page,beginning page,startpage,sp,bp,biblio first page",
        [CsvField.LastPage] = "page end,last page,end page,ending page,endpage,ep,biblio last page",
        [CsvField.ArticleNumber] = "art no,article number,article no,eid number,artnum,ar",
        [CsvField.Doi] = "doi,digital object identifier,doi url,doi link,do,di,item doi,dcdoi,dc doi",
        [CsvField.PubMedId] = "pmid,pubmed id,pubmedid,medline pmid,pubmed pmid,pubmed,pm",
        [CsvField.PmcId] = "pmcid,pmc id,pmc,pubmed central id",
        [CsvField.SerialNumber] = "issn,isbn,eissn,issns,isbns,print issn,electronic issn,issn print,issn electronic,issn isbn,sn,ei,bn",
        [CsvField.Keywords] =
            "keywords,author keywords,index keywords,keyword,mesh terms,subjects,subject,emtree drug index terms,emtree medical index terms,ieee terms,manual tags,automatic tags,identifiers,kw,descriptor s,descriptors,mesh subject headings,conditions,interventions,dcsubject,dc subject",
        [CsvField.Language] = "language,language of original document,languages,publication language,article language,la",
        [CsvField.PublicationType] =
            "document type,publication type,type of reference,reference type,doctype,item type,entrytype,article type,pubtype,ref type,type,ty,m3,content type,study type",
        [CsvField.Url] =
            "url,link,urls,link to article,plink,full text link,open url link,pdf link,source linkout,dimensions url,external url,source url,web address,links,ur,fulltext url,study url,articleurl,fulltexturl,article url,dclink,dc link",
        [CsvField.DatabaseName] = "database,database name,databases,source database,data source,db",
        [CsvField.AccessionNumber] =
            "accession number,eid,ut,ut unique wos id,lens id,publication id,eric number,eric id,embase accession id,openalex id,medline id,an,nct number,trialid,trial id,unique identifier",
        [CsvField.SourceRecordId] = "record id,id,covidence,key,refid,ref id,ref,recordid,reference id,study id,uid,unique id,rec number",
        [CsvField.Notes] = "notes,note,extra,research notes,comments,user notes,n1",
    });

    /// <summary>Column names of Web of Science's tab delimited export, where they mean something else than elsewhere.</summary>
    private static readonly FrozenDictionary<string, (CsvField Field, int Rank)> _webOfScience = Table(new()
    {
        [CsvField.Title] = "ti",
        [CsvField.Abstract] = "ab",
        [CsvField.Authors] = "au",
        [CsvField.AuthorFullNames] = "af",
        [CsvField.Editors] = "be",
        [CsvField.Year] = "py",
        [CsvField.Journal] = "so",
        [CsvField.JournalAbbreviation] = "ji,j9",
        [CsvField.Volume] = "vl",
        [CsvField.Issue] = "is",
        [CsvField.FirstPage] = "bp",
        [CsvField.LastPage] = "ep",
        [CsvField.ArticleNumber] = "ar",
        [CsvField.Doi] = "di",
        [CsvField.PubMedId] = "pm",
        [CsvField.SerialNumber] = "sn,ei,bn",
        [CsvField.Keywords] = "de,id",
        [CsvField.Language] = "la",
        [CsvField.PublicationType] = "dt,pt",
        [CsvField.AccessionNumber] = "ut",
        [CsvField.Date] = "ea",
    });

    /// <summary>Field codes that Ovid takes for column names.</summary>
    private static readonly FrozenDictionary<string, (CsvField Field, int Rank)> _ovid = Table(new()
    {
        [CsvField.Title] = "ti,ot",
        [CsvField.Abstract] = "ab",
        [CsvField.Authors] = "au,as",
        [CsvField.Editors] = "ed",
        [CsvField.Year] = "yr,py",
        [CsvField.Date] = "dp,ep",
        [CsvField.Journal] = "jn,jx",
        [CsvField.JournalAbbreviation] = "ja",
        [CsvField.Citation] = "so",
        [CsvField.Volume] = "vo",
        [CsvField.Issue] = "ip",
        [CsvField.Pages] = "pg",
        [CsvField.Doi] = "do,di",
        [CsvField.PubMedId] = "pm",
        [CsvField.SerialNumber] = "is,il,ib",
        [CsvField.Keywords] = "mh,sh,kw,kf,hw,de,id",
        [CsvField.Language] = "lg,la",
        [CsvField.PublicationType] = "pt",
        [CsvField.Url] = "ur,lk",
        [CsvField.DatabaseName] = "db",
        [CsvField.AccessionNumber] = "ui,an",
        [CsvField.Notes] = "no,gn",
    });

    private static readonly FrozenSet<CsvField> _several = new[] { CsvField.Keywords, CsvField.Url, CsvField.SerialNumber,
        CsvField.Notes }.ToFrozenSet();

    /// <summary>True where a record takes together what several columns hold.</summary>
    public static bool MayHaveSeveral(CsvField field) => _several.Contains(field);

    /// <summary>
    /// True for a column that fills a field of those records for which the column with the better name is empty: proceedings beside
    /// journals.
    /// </summary>
    public static bool IsForOtherRecords(string normalised) => normalised is "booktitle" or "book title";

    /// <summary>The field that a column of this name holds, and how well the name fits it (0 is best).</summary>
    public static (CsvField Field, int Rank)? Find(string normalised, CsvLayout layout)
    {
        if (layout == CsvLayout.WebOfScience)
            return _webOfScience.TryGetValue(normalised, out var tag) ? tag : null;
        if (layout == CsvLayout.Ovid && normalised.Length == 2)
            return _ovid.TryGetValue(normalised, out var code) ? code : null;
        var found = _common.TryGetValue(normalised, out var common) ? common : ((CsvField Field, int Rank)?)null;
        return (layout, normalised, found?.Field) switch
        {
            (CsvLayout.Embase, "source", _) => (CsvField.Citation, 0),
            (CsvLayout.Embase, "open url link", _) => null,
            (CsvLayout.Lilacs, "source", _) => (CsvField.Citation, 0),
            (CsvLayout.Scopus, "source", _) => (CsvField.DatabaseName, 0),
            // Two tags or short words that elsewhere are too short to mean anything.
            (not CsvLayout.RisTags, { Length: <= 2 }, _) when normalised is not ("id" or "no") => null,
            (CsvLayout.RisTags, "id", _) => (CsvField.SourceRecordId, 0),
            (CsvLayout.Workbench, "kind", _) => (CsvField.Kind, 0),
            _ => found,
        };
    }

    /// <summary>A column name without case, punctuation and spacing: "Author(s)_ID " is "author s id".</summary>
    public static string Normalise(string? name)
    {
        var result = new StringBuilder();
        foreach (var letter in name ?? "")
        {
            if (char.IsLetterOrDigit(letter))
                result.Append(char.ToLowerInvariant(letter));
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }

    private static FrozenDictionary<string, (CsvField, int)> Table(Dictionary<CsvField, string> names) =>
        names.SelectMany(entry => entry.Value.Split(',').Select((name, rank) => (name, (entry.Key, rank))))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
}
