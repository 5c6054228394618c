namespace ScopingReview.Domain.Charting;

/// <content>One country a line: code | name | aliases.</content>
public static partial class Countries
{
    private static IEnumerable<(WorldRegion Region, string Lines)> Lists() =>
    [
        (WorldRegion.UnitedStates, """
            US | United States | United States of America | USA | U.S. | U.S.A.
            PR | Puerto Rico
            VI | US Virgin Islands | United States Virgin Islands
            """),
        (WorldRegion.Canada, "CA | Canada"),
        (WorldRegion.GreatBritain, """
            GB | United Kingdom | UK | U.K. | Great Britain | Britain | United Kingdom of Great Britain and Northern Ireland
            GB-ENG | England
            GB-SCT | Scotland
            GB-WLS | Wales
            GB-NIR | Northern Ireland
            """),
        (WorldRegion.Oceania, """
            AU | Australia
            NZ | New Zealand | Aotearoa New Zealand
            AS | American Samoa
            CK | Cook Islands
            FJ | Fiji
            FM | Micronesia | Micronesia (Federated States of)
            GU | Guam
            KI | Kiribati
            MH | Marshall Islands
            NC | New Caledonia
            NR | Nauru
            PF | French Polynesia
            PG | Papua New Guinea
            PW | Palau
            SB | Solomon Islands
            TO | Tonga
            TV | Tuvalu
            VU | Vanuatu
            WS | Samoa
            """),
        (WorldRegion.EuropeExcludingGreatBritain, """
            AD | Andorra
            AL | Albania
            AT | Austria
            BA | Bosnia and Herzegovina | Bosnia
            BE | Belgium
            BG | Bulgaria
            BY | Belarus
            CH | Switzerland
            CZ | Czechia | Czech Republic
            DE | Germany
            DK | Denmark
            EE | Estonia
            ES | Spain
            FI | Finland
            FO | Faroe Islands
            FR | France
            GG | Guernsey
            GI | Gibraltar
            GR | Greece
            HR | Croatia
            HU | Hungary
            IE | Ireland | Republic of Ireland
            IM | Isle of Man
            IS | Iceland
            IT | Italy
            JE | Jersey
            LI | Liechtenstein
            LT | Lithuania
            LU | Luxembourg
            LV | Latvia
            MC | Monaco
            MD | Moldova | Moldova, Republic of
            ME | Montenegro
            MK | North Macedonia | Macedonia
            MT | Malta
            NL | Netherlands | The Netherlands | Netherlands, Kingdom of the
            NO | Norway
            PL | Poland
            PT | Portugal
            RO | Romania
            RS | Serbia
            RU | Russia | Russian Federation
            SE | Sweden
            SI | Slovenia
            SK | Slovakia | Slovak Republic
            SM | San Marino
            UA | Ukraine
            VA | Holy See | Vatican
            XK | Kosovo
            """),
        (WorldRegion.Asia, """
            AE | United Arab Emirates | UAE
            AF | Afghanistan
            AM | Armenia
            AZ | Azerbaijan
            BD | Bangladesh
            BH | Bahrain
            BN | Brunei | Brunei Darussalam
            BT | Bhutan
            CN | China | People's Republic of China
            CY | Cyprus
            GE | Georgia
            HK | Hong Kong
            ID | Indonesia
            IL | Israel
            IN | India
            IQ | Iraq
            IR | Iran | Iran, Islamic Republic of
            JO | Jordan
            JP | Japan
            KG | Kyrgyzstan
            KH | Cambodia
            KP | North Korea | Korea, Democratic People's Republic of
            KR | South Korea | Korea | Republic of Korea | Korea, Republic of
            KW | Kuwait
            KZ | Kazakhstan
            LA | Laos | Lao People's Democratic Republic
            LB | Lebanon
            LK | Sri Lanka
            MM | Myanmar | Burma
            MN | Mongolia
            MO | Macao | Macau
            MV | Maldives
            MY | Malaysia
            NP | Nepal
            OM | Oman
            PH | Philippines
            PK | Pakistan
            PS | Palestine | Palestine, State of
            QA | Qatar
            SA | Saudi Arabia
            SG | Singapore
            SY | Syria | Syrian Arab Republic
            TH | Thailand
            TJ | Tajikistan
            TL | Timor-Leste | East Timor
            TM | Turkmenistan
            TR | Türkiye | Turkey
            TW | Taiwan | Taiwan, Province of China
            UZ | Uzbekistan
            VN | Vietnam | Viet Nam
            YE | Yemen
            """),
        (WorldRegion.SouthAmerica, """
            AR | Argentina
            BO | Bolivia | Bolivia, Plurinational State of
            BR | Brazil
            CL | Chile
            CO | Colombia
            EC | Ecuador
            GF | French Guiana
            GY | Guyana
            PE | Peru
            PY | Paraguay
            SR | Suriname
            UY | Uruguay
            VE | Venezuela | Venezuela, Bolivarian Republic of
            """),
        (WorldRegion.OtherAmericas, """
            AG | Antigua and Barbuda
            AW | Aruba
            BB | Barbados
            BM | Bermuda
            BS | Bahamas
            BZ | Belize
            CR | Costa Rica
            CU | Cuba
            CW | Curaçao
            DM | Dominica
            DO | Dominican Republic
            GD | Grenada
            GL | Greenland
            GP | Guadeloupe
            GT | Guatemala
            HN | Honduras
            HT | Haiti
            JM | Jamaica
            KN | Saint Kitts and Nevis
            KY | Cayman Islands
            LC | Saint Lucia
            MQ | Martinique
            MX | Mexico
            NI | Nicaragua
            PA | Panama
            SV | El Salvador
            TT | Trinidad and Tobago
            VC | Saint Vincent and the Grenadines
            """),
        (WorldRegion.Africa, """
            AO | Angola
            BF | Burkina Faso
            BI | Burundi
            BJ | Benin
            BW | Botswana
            CD | Democratic Republic of the Congo | DR Congo | Congo, Democratic Republic of the
            CF | Central African Republic
            CG | Congo | Republic of the Congo
            CI | Côte d'Ivoire | Ivory Coast
            CM | Cameroon
            CV | Cabo Verde | Cape Verde
            DJ | Djibouti
            DZ | Algeria
            EG | Egypt
            EH | Western Sahara
            ER | Eritrea
            ET | Ethiopia
            GA | Gabon
            GH | Ghana
            GM | Gambia
            GN | Guinea
            GQ | Equatorial Guinea
            GW | Guinea-Bissau
            KE | Kenya
            KM | Comoros
            LR | Liberia
            LS | Lesotho
            LY | Libya
            MA | Morocco
            MG | Madagascar
            ML | Mali
            MR | Mauritania
            MU | Mauritius
            MW | Malawi
            MZ | Mozambique
            NA | Namibia
            NE | Niger
            NG | Nigeria
            RE | Réunion
            RW | Rwanda
            SC | Seychelles
            SD | Sudan
            SL | Sierra Leone
            SN | Senegal
            SO | Somalia
            SS | South Sudan
            ST | Sao Tome and Principe
            SZ | Eswatini | Swaziland
            TD | Chad
            TG | Togo
            TN | Tunisia
            TZ | Tanzania | Tanzania, United Republic of
            UG | Uganda
            ZA | South Africa
            ZM | Zambia
            ZW | Zimbabwe
            """),
    ];
}
