//! Names of elements and namespaces, of both editions of the standard.

/// A namespace whose elements matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    /// Word's own elements.
    Word,
    /// Formulas.
    Math,
    /// Alternatives for readers of different age.
    Compatibility,
    /// Shapes and groups with text, of any age, and extensions of Word's elements.
    Extension,
    /// Drawings: fonts of the theme.
    Drawing,
    /// Relationships and content types.
    Package,
    /// Everything else: looked through.
    Other,
}

/// The namespace behind a name.
pub(super) fn namespace(uri: &[u8]) -> Namespace {
    match uri {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main" | b"http://purl.oclc.org/ooxml/wordprocessingml/main" => {
            Namespace::Word
        }
        b"http://schemas.openxmlformats.org/officeDocument/2006/math" | b"http://purl.oclc.org/ooxml/officeDocument/math" => {
            Namespace::Math
        }
        b"http://schemas.openxmlformats.org/markup-compatibility/2006" => Namespace::Compatibility,
        b"http://schemas.openxmlformats.org/drawingml/2006/main" | b"http://purl.oclc.org/ooxml/drawingml/main" => {
            Namespace::Drawing
        }
        b"http://schemas.openxmlformats.org/package/2006/relationships"
        | b"http://schemas.openxmlformats.org/package/2006/content-types" => Namespace::Package,
        _ if uri.starts_with(b"http://schemas.microsoft.com/office/") || uri.starts_with(b"urn:schemas-microsoft-com:") => {
            Namespace::Extension
        }
        _ => Namespace::Other,
    }
}

macro_rules! tags {
    ($($(#[$meta:meta])* $name:ident = $space:ident $local:literal),* $(,)?) => {
        /// An element that means something here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Tag {
            $($(#[$meta])* $name,)*
            /// Any other element: looked through.
            Other,
        }

        /// The tag of a name in a namespace.
        pub(super) fn tag(namespace: Namespace, local: &[u8]) -> Tag {
            match (namespace, local) {
                $((Namespace::$space, $local) => Tag::$name,)*
                _ => Tag::Other,
            }
        }
    };
}

tags! {
    Text = Word b"t",
    Run = Word b"r",
    RunProperties = Word b"rPr",
    Paragraph = Word b"p",
    ParagraphProperties = Word b"pPr",
    Body = Word b"body",
    Tab = Word b"tab",
    Break = Word b"br",
    CarriageReturn = Word b"cr",
    NoBreakHyphen = Word b"noBreakHyphen",
    Symbol = Word b"sym",
    PositionedTab = Word b"ptab",
    FieldChar = Word b"fldChar",
    FieldCode = Word b"instrText",
    DeletedFieldCode = Word b"delInstrText",
    DeletedText = Word b"delText",
    SimpleField = Word b"fldSimple",
    FormField = Word b"ffData",
    CheckBox = Word b"checkBox",
    Checked = Word b"checked",
    FormDefault = Word b"default",
    FormResult = Word b"result",
    ListEntry = Word b"listEntry",
    Hyperlink = Word b"hyperlink",
    Inserted = Word b"ins",
    Deleted = Word b"del",
    MovedFrom = Word b"moveFrom",
    MovedTo = Word b"moveTo",
    FootnoteMark = Word b"footnoteReference",
    EndnoteMark = Word b"endnoteReference",
    Footnote = Word b"footnote",
    Endnote = Word b"endnote",
    RubyText = Word b"rt",
    RubyProperties = Word b"rubyPr",
    Drawing = Word b"drawing",
    Picture = Word b"pict",
    TextBox = Word b"txbxContent",
    Alternative = Word b"altChunk",
    SubDocument = Word b"subDoc",
    Control = Word b"sdt",
    ControlProperties = Word b"sdtPr",
    CustomProperties = Word b"customXmlPr",
    SmartTagProperties = Word b"smartTagPr",
    Table = Word b"tbl",
    TableProperties = Word b"tblPr",
    TableExceptions = Word b"tblPrEx",
    TableGrid = Word b"tblGrid",
    TableBorders = Word b"tblBorders",
    TableStyle = Word b"tblStyle",
    TableWidth = Word b"tblW",
    TableLook = Word b"tblLook",
    Frame = Word b"framePr",
    Row = Word b"tr",
    RowProperties = Word b"trPr",
    Cell = Word b"tc",
    CellProperties = Word b"tcPr",
    CellBorders = Word b"tcBorders",
    CellDeleted = Word b"cellDel",
    CellInserted = Word b"cellIns",
    GridSpan = Word b"gridSpan",
    GridBefore = Word b"gridBefore",
    GridAfter = Word b"gridAfter",
    HorizontalMerge = Word b"hMerge",
    VerticalMerge = Word b"vMerge",
    HeaderRow = Word b"tblHeader",
    Hidden = Word b"vanish",
    HiddenRow = Word b"hidden",
    Section = Word b"sectPr",
    SectionChange = Word b"sectPrChange",
    HeaderReference = Word b"headerReference",
    FooterReference = Word b"footerReference",
    PageSize = Word b"pgSz",
    PageMargins = Word b"pgMar",
    PageNumberType = Word b"pgNumType",
    TitlePage = Word b"titlePg",
    Type = Word b"type",
    FootnoteProperties = Word b"footnotePr",
    EndnoteProperties = Word b"endnotePr",
    NumberFormat = Word b"numFmt",
    NumberStart = Word b"numStart",
    NumberRestart = Word b"numRestart",
    RenderedPage = Word b"lastRenderedPageBreak",
    // Looks.
    Bold = Word b"b",
    Italic = Word b"i",
    Underline = Word b"u",
    Caps = Word b"caps",
    Size = Word b"sz",
    Fonts = Word b"rFonts",
    Color = Word b"color",
    VerticalAlign = Word b"vertAlign",
    RunStyle = Word b"rStyle",
    ParagraphStyle = Word b"pStyle",
    Justification = Word b"jc",
    Indent = Word b"ind",
    Spacing = Word b"spacing",
    OutlineLevel = Word b"outlineLvl",
    KeepNext = Word b"keepNext",
    PageBreakBefore = Word b"pageBreakBefore",
    Numbering = Word b"numPr",
    NumberingLevel = Word b"ilvl",
    NumberingId = Word b"numId",
    RunChange = Word b"rPrChange",
    ParagraphChange = Word b"pPrChange",
    TableChange = Word b"tblPrChange",
    TableExceptionsChange = Word b"tblPrExChange",
    RowChange = Word b"trPrChange",
    CellChange = Word b"tcPrChange",
    // Styles.
    LatentStyles = Word b"latentStyles",
    Style = Word b"style",
    Name = Word b"name",
    BasedOn = Word b"basedOn",
    DefaultRun = Word b"rPrDefault",
    DefaultParagraph = Word b"pPrDefault",
    StyleCondition = Word b"tblStylePr",
    // Numbering.
    AbstractNumbering = Word b"abstractNum",
    AbstractNumberingId = Word b"abstractNumId",
    NumberingInstance = Word b"num",
    Level = Word b"lvl",
    LevelOverride = Word b"lvlOverride",
    Start = Word b"start",
    StartOverride = Word b"startOverride",
    LevelText = Word b"lvlText",
    LevelSuffix = Word b"suff",
    LevelRestart = Word b"lvlRestart",
    Legal = Word b"isLgl",
    PictureBullet = Word b"lvlPicBulletId",
    NumberingStyleLink = Word b"numStyleLink",
    StyleLink = Word b"styleLink",
    // Settings.
    EvenAndOdd = Word b"evenAndOddHeaders",
    // Formulas.
    MathText = Math b"t",
    MathRun = Math b"r",
    MathParagraph = Math b"oMathPara",
    MathDenominator = Math b"den",
    MathProperties = Math b"rPr",
    MathElement = Math b"e",
    MathSuper = Math b"sup",
    MathSub = Math b"sub",
    MathRadical = Math b"rad",
    MathDegree = Math b"deg",
    MathDelimiter = Math b"d",
    MathDelimiterProperties = Math b"dPr",
    MathOpening = Math b"begChr",
    MathClosing = Math b"endChr",
    MathSeparator = Math b"sepChr",
    MathNary = Math b"nary",
    MathNaryProperties = Math b"naryPr",
    MathCharacter = Math b"chr",
    // Alternatives.
    AlternateContent = Compatibility b"AlternateContent",
    Choice = Compatibility b"Choice",
    Fallback = Compatibility b"Fallback",
    // Themes.
    MajorFont = Drawing b"majorFont",
    MinorFont = Drawing b"minorFont",
    LatinFont = Drawing b"latin",
    // The package.
    Relationship = Package b"Relationship",
    DefaultType = Package b"Default",
    OverrideType = Package b"Override",
}
