using System.Collections.Frozen;

namespace ScopingReview.Domain.Formats;

/// <summary>Letters, accents and symbols of LaTeX and what they are in Unicode.</summary>
internal static class LaTeXSymbols
{
    /// <summary>Combining characters of the accents, those named by a sign (\") and those named by a letter (\c).</summary>
    public static readonly FrozenDictionary<char, char> Accents = new Dictionary<char, char>
    {
        ['`'] = '\u0300',
        ['\''] = '\u0301',
        ['^'] = '\u0302',
        ['~'] = '\u0303',
        ['='] = '\u0304',
        ['u'] = '\u0306',
        ['.'] = '\u0307',
        ['"'] = '\u0308',
        ['r'] = '\u030A',
        ['H'] = '\u030B',
        ['v'] = '\u030C',
        ['G'] = '\u030F',
        ['d'] = '\u0323',
        ['c'] = '\u0327',
        ['k'] = '\u0328',
        ['b'] = '\u0331',
    }.ToFrozenDictionary();

    /// <summary>Commands that stand for a character.</summary>
    public static readonly FrozenDictionary<string, string> Characters = Table(
        "ss ß,SS ẞ,o ø,O Ø,l ł,L Ł,ae æ,AE Æ,oe œ,OE Œ,aa å,AA Å,i ı,j ȷ,dh ð,DH Ð,th þ,TH Þ,dj đ,DJ Đ,ng ŋ,NG Ŋ,ij ĳ,IJ Ĳ,"
        + "ldots …,dots …,textellipsis …,textendash –,textemdash —,textquoteleft ‘,textquoteright ’,textquotedblleft “,textquotedblright ”,"
        + "quotesinglbase ‚,quotedblbase „,guillemotleft «,guillemotright »,guilsinglleft ‹,guilsinglright ›,textquotesingle ',textquotedbl \",lq ‘,rq ’,"
        + "S §,P ¶,textsection §,textparagraph ¶,copyright ©,textcopyright ©,textregistered ®,texttrademark ™,textservicemark ℠,pounds £,textsterling £,"
        + "euro €,texteuro €,EUR €,textyen ¥,textcent ¢,textdollar $,textdegree °,degree °,textcelsius ℃,textmu µ,micro µ,textperthousand ‰,textbullet •,"
        + "textperiodcentered ·,dag †,textdagger †,ddag ‡,textdaggerdbl ‡,textbackslash \\,textasciitilde ~,textasciicircum ^,textasciigrave `,textasciiacute ´,"
        + "textasciidieresis ¨,textasciimacron ¯,textunderscore _,textless <,textgreater >,textbar |,textbardbl ‖,textbraceleft {,textbraceright },"
        + "textexclamdown ¡,textquestiondown ¿,textordfeminine ª,textordmasculine º,textonesuperior ¹,texttwosuperior ²,textthreesuperior ³,"
        + "textonequarter ¼,textonehalf ½,textthreequarters ¾,textpm ±,texttimes ×,textdiv ÷,textlnot ¬,textbrokenbar ¦,textnumero №,textohm Ω,"
        + "textinterrobang ‽,textinterrobangdown ⸘,textvisiblespace ␣,textleftarrow ←,textrightarrow →,textuparrow ↑,textdownarrow ↓,"
        + "times ×,pm ±,mp ∓,div ÷,cdot ·,ast *,star ⋆,circ °,bullet •,leq ≤,le ≤,geq ≥,ge ≥,leqslant ≤,geqslant ≥,neq ≠,ne ≠,approx ≈,sim ∼,simeq ≃,cong ≅,equiv ≡,"
        + "propto ∝,ll ≪,gg ≫,lt <,gt >,infty ∞,partial ∂,nabla ∇,sum ∑,prod ∏,int ∫,sqrt √,in ∈,notin ∉,subset ⊂,cup ∪,cap ∩,forall ∀,exists ∃,neg ¬,"
        + "wedge ∧,vee ∨,oplus ⊕,otimes ⊗,perp ⊥,parallel ∥,angle ∠,prime ′,to →,rightarrow →,leftarrow ←,leftrightarrow ↔,uparrow ↑,downarrow ↓,"
        + "Rightarrow ⇒,Leftarrow ⇐,Leftrightarrow ⇔,mid |,vert |,lbrace {,rbrace },colon :,hbar ℏ,ell ℓ,Re ℜ,Im ℑ,aleph ℵ,emptyset ∅,"
        + "alpha α,beta β,gamma γ,delta δ,epsilon ε,varepsilon ε,zeta ζ,eta η,theta θ,vartheta ϑ,iota ι,kappa κ,lambda λ,mu μ,nu ν,xi ξ,pi π,rho ρ,sigma σ,"
        + "varsigma ς,tau τ,upsilon υ,phi φ,varphi φ,chi χ,psi ψ,omega ω,Gamma Γ,Delta Δ,Theta Θ,Lambda Λ,Xi Ξ,Pi Π,Sigma Σ,Upsilon Υ,Phi Φ,Psi Ψ,Omega Ω,"
        + "textalpha α,textbeta β,textgamma γ,textdelta δ,textkappa κ,textlambda λ,textsigma σ,textomega ω");

    /// <summary>Commands that are left out while their arguments stay: fonts, sizes, boxes, links.</summary>
    public static readonly FrozenSet<string> Transparent = Names(
        "textit textbf textsc textsf texttt textrm textup textsl textmd textnormal textsuperscript textsubscript emph uline underline text mbox hbox fbox "
        + "mathrm mathit mathbf mathsf mathtt mathcal mathbb mathnormal operatorname ensuremath boldsymbol bm bf it em rm sc sf tt sl bfseries itshape rmfamily "
        + "sffamily ttfamily scshape upshape normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge url path nolinkurl href ce "
        + "mkbibemph mkbibbold mkbibitalic mkbibparens autocap protect relax left right displaystyle limits nobreak selectlanguage MakeUppercase MakeLowercase NoCaseChange");

    /// <summary>Commands that are left out with their argument.</summary>
    public static readonly FrozenSet<string> Dropped =
        Names("begin end vphantom hphantom phantom noopsort hspace vspace label cite index footnote color selectlanguage foreignlanguage textcolor");

    /// <summary>Commands that stand for a space.</summary>
    public static readonly FrozenSet<string> Spaces =
        Names("quad qquad space newline par linebreak hfill thinspace enspace textvisiblespace");

    private static FrozenDictionary<string, string> Table(string pairs) =>
        pairs.Split(',').Select(pair => pair.Split(' ', 2)).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
